using System.Buffers;
using System.Text;
using System.Text.Json;
using Swiper.Api.Contract;

namespace Swiper.Api.Pipeline;

/// <summary>Reads the values of a JSON object. No route takes nested values, so these are skipped and remembered as such.</summary>
internal static class JsonFields
{
    /// <summary>Longest number that is read; a longer one fits no field.</summary>
    private const int NumberMaxLength = 64;

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 16 };

    /// <summary>Reads the object; false where it is malformed, no object, or a name is repeated.</summary>
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
            // A string that is no Unicode, such as half a surrogate pair.
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
            default:
                reader.Skip();
                return new Field(name, FieldKind.Composite, "");
        }
    }

    private static Field ReadNumber(ref Utf8JsonReader reader, string name)
    {
        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (length > NumberMaxLength)
        {
            return new Field(name, FieldKind.Composite, "");
        }

        var text = reader.HasValueSequence
            ? Encoding.ASCII.GetString(reader.ValueSequence)
            : Encoding.ASCII.GetString(reader.ValueSpan);
        return new Field(name, FieldKind.Number, text);
    }
}
