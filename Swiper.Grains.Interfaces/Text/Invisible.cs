using System.Text;

namespace Swiper.Grains.Interfaces.Text;

/// <summary>Characters that show nothing by themselves.</summary>
internal static class Invisible
{
    private const int BlankBraille = 0x2800;

    // Unicode's property Default_Ignorable_Code_Point (DerivedCoreProperties.txt), reserved code points included, so that it is stable.
    private static readonly CodePoints Ignorables = CodePoints.Parse(
        "AD 34F 61C 115F-1160 17B4-17B5 180B-180F 200B-200F 202A-202E 2060-206F 3164 FE00-FE0F FEFF FFA0 FFF0-FFF8 "
        + "1BCA0-1BCA3 1D173-1D17A E0000-E0FFF");

    /// <summary>Whether a renderer shows nothing for the character: joiners, variation selectors, direction marks, Hangul fillers, tags.</summary>
    public static bool IsIgnorable(Rune rune) => Ignorables.Contains(rune);

    /// <summary>Whether the character is a space of whatever kind. The empty Braille pattern is a symbol to Unicode, and a space to readers.</summary>
    public static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value == BlankBraille;
}
