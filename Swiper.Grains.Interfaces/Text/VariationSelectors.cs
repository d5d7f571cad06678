using System.Globalization;
using System.Text;

namespace Swiper.Grains.Interfaces.Text;

/// <summary>
/// Selectors of a character's form. Accepted where the form is another to the eye: behind pictographs and keycaps, and in Mongolian. They never make
/// a name another one.
/// </summary>
internal static class VariationSelectors
{
    private const int Keycap = 0x20E3;
    private const string Pictograph = "\u200D\u2764";

    /// <summary>Whether the character at an index is such a selector and stands where one is needed.</summary>
    public static bool IsNeeded(string text, int index)
    {
        if (index == 0 || Rune.DecodeLastFromUtf16(text.AsSpan(0, index), out var before, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        return text[index] switch
        {
            '\uFE0E' or '\uFE0F' => IsPictograph(before) || (index + 1 < text.Length && text[index + 1] == Keycap),
            >= '\u180B' and <= '\u180F' => before.Value is >= 0x1820 and <= 0x18AA,
            _ => false,
        };
    }

    /// <summary>Whether it is a pictograph: only those stay one character of a reader with another behind a joiner.</summary>
    private static bool IsPictograph(Rune rune) =>
        StringInfo.GetNextTextElementLength(rune + Pictograph) == rune.Utf16SequenceLength + Pictograph.Length;
}
