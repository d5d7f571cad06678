using System.Buffers;
using System.Text;
using Swiper.Api.Contract;

namespace Swiper.Api.Pipeline;

/// <summary>
/// Parses <c>application/x-www-form-urlencoded</c> (WHATWG URL, section 5.1), strictly: invalid UTF-8 is refused rather than replaced, so that
/// a form means exactly what the same JSON means.
/// </summary>
internal static class UrlEncoded
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Parses all pairs; false if they are malformed or a name is repeated.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, Fields into)
    {
        foreach (var range in text.Split((byte)'&'))
        {
            var pair = text[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            var equals = pair.IndexOf((byte)'=');
            var name = equals < 0 ? pair : pair[..equals];
            var value = equals < 0 ? default : pair[(equals + 1)..];
            if (!TryDecode(name, out var decodedName) || !TryDecode(value, out var decodedValue)
                || !into.TryAdd(new Field(decodedName, FieldKind.Text, decodedValue)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryDecode(ReadOnlySpan<byte> encoded, out string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(encoded.Length);
        try
        {
            var length = 0;
            for (var i = 0; i < encoded.Length; i++)
            {
                var current = encoded[i];
                if (current == '+')
                {
                    current = (byte)' ';
                }
                else if (current == '%' && i + 2 < encoded.Length && TryReadHex(encoded[i + 1], encoded[i + 2], out var escaped))
                {
                    current = escaped;
                    i += 2;
                }

                buffer[length++] = current;
            }

            text = StrictUtf8.GetString(buffer, 0, length);
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = "";
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static bool TryReadHex(byte high, byte low, out byte value)
    {
        value = 0;
        if (!char.IsAsciiHexDigit((char)high) || !char.IsAsciiHexDigit((char)low))
        {
            return false;
        }

        value = (byte)((HexValue(high) << 4) | HexValue(low));
        return true;
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
