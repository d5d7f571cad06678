using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Swiper.Storage;

/// <summary>Stores a short list in one column, as a JSON array.</summary>
internal static class StoredList
{
    private const string Empty = "[]";

    // Relaxed, because the text never reaches HTML, and Chinese stays readable and short.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Format(ImmutableArray<string> texts) =>
        texts.IsDefaultOrEmpty ? Empty : JsonSerializer.Serialize(texts, Options);

    internal static string Format(ImmutableArray<long> numbers) =>
        numbers.IsDefaultOrEmpty ? Empty : JsonSerializer.Serialize(numbers, Options);

    internal static ImmutableArray<string> Parse(string column) =>
        column == Empty ? [] : JsonSerializer.Deserialize<ImmutableArray<string>>(column, Options);

    internal static ImmutableArray<long> ParseNumbers(string column) =>
        column == Empty ? [] : JsonSerializer.Deserialize<ImmutableArray<long>>(column, Options);
}
