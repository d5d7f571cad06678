using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Swiper.Api.Contract;

namespace Swiper.Api.Pipeline;

/// <summary>
/// Parses the fields of a JSON object. The only nested values that routes take are lists of strings; others are skipped and only marked as composite.
/// </summary>
internal static class JsonFields
{
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 16 };

    /// <summary>Parses the object; false if it is malformed, not an object, or repeats a name.</summary>
    public static bool TryRead(ReadOnlySequence<byte> json, Fields into)
    {
        try
        {
            var reader = new Utf8JsonReader(json, Strict);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                if (!reader.Read() || !into.TryAdd(ReadValue(ref reader, name)))
                {
                    return false;
                }
            }

            // The reader throws on anything after the object, and on an object that does not end.
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            // A string that is not valid Unicode, such as half a surrogate pair.
            return false;
        }
    }

    private static Field ReadValue(ref Utf8JsonReader reader, string name)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return new Field(name, FieldKind.Text, reader.GetString()!);
            case JsonTokenType.Number:
                return ReadNumber(ref reader, name);
            case JsonTokenType.True:
                return new Field(name, FieldKind.Boolean, "true");
            case JsonTokenType.False:
                return new Field(name, FieldKind.Boolean, "false");
            case JsonTokenType.Null:
                return new Field(name, FieldKind.Null, "");
            case JsonTokenType.StartArray:
                return ReadArray(ref reader, name);
            default:
                reader.Skip();
                return new Field(name, FieldKind.Composite, "");
        }
    }

    private static Field ReadArray(ref Utf8JsonReader reader, string name)
    {
        var (items, areStrings) = (ImmutableArray.CreateBuilder<string>(), true);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                items.Add(reader.GetString()!);
            }
            else
            {
                areStrings = false;
                reader.Skip();
            }
        }

        return areStrings ? new Field(name, FieldKind.List, "") { Items = items.DrainToImmutable() } : new Field(name, FieldKind.Composite, "");
    }

    /// <summary>Keeps a number as it is written, whatever its length: a field reads it as it reads the same text of a form.</summary>
    private static Field ReadNumber(ref Utf8JsonReader reader, string name) => new(
        name,
        FieldKind.Number,
        reader.HasValueSequence ? Encoding.ASCII.GetString(reader.ValueSequence) : Encoding.ASCII.GetString(reader.ValueSpan));
}
