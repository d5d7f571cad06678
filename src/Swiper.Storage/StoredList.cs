using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Swiper.Storage;

/// <summary>A list of texts in one column, as a JSON array. Mostly it has one element.</summary>
internal static class StoredList
{
    private const string Empty = "[]";

    // The text goes nowhere near HTML, and Chinese stays readable and short.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Format(ImmutableArray<string> texts) =>
        texts.IsDefaultOrEmpty ? Empty : JsonSerializer.Serialize(texts, Options);

    internal static ImmutableArray<string> Parse(string column) =>
        column == Empty ? [] : JsonSerializer.Deserialize<ImmutableArray<string>>(column, Options);
}
