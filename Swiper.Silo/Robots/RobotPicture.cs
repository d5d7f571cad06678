using System.Globalization;
using System.Text.RegularExpressions;

namespace Swiper.Silo.Robots;

/// <summary>
/// The pictures of robots: initials on a gradient, drawn when they are asked for. The key says all there is to draw, so nothing is stored, and every API
/// draws the same.
/// </summary>
public static partial class RobotPicture
{
    private const int InitialsMax = 2;
    private const string Prefix = "robot-";

    /// <summary>Makes a key from a name and any number, which chooses the colours.</summary>
    public static string KeyOf(string nickname, uint look)
    {
        ArgumentNullException.ThrowIfNull(nickname);
        var initials = nickname.Where(char.IsLetter).TakeLast(InitialsMax).Select(letter => ((int)letter).ToString("x4", CultureInfo.InvariantCulture));
        return string.Create(CultureInfo.InvariantCulture, $"{Prefix}{string.Concat(initials)}-{look % 360}-{look / 360 % 90}.svg");
    }

    /// <summary>Whether a text may be such a key: <see cref="Draw"/> looks at all of it.</summary>
    public static bool IsKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.StartsWith(Prefix, StringComparison.Ordinal);
    }

    /// <summary>Draws the picture of a key as SVG, or answers null if the text is no such key.</summary>
    public static string? Draw(string key)
    {
        var match = Key().Match(key);
        if (!match.Success)
        {
            return null;
        }

        var initials = string.Concat(match.Groups["letter"].Captures.Select(code => (char)int.Parse(code.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
        var (hue, angle) = (NumberOf(match, "hue"), NumberOf(match, "angle"));

        // A key may be made up, and a letter needs no escaping.
        return !initials.All(char.IsLetter) ? null : string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><linearGradient id="g" gradientTransform="rotate({angle})"><stop stop-color="hsl({hue},65%,62%)"/><stop offset="1" stop-color="hsl({(hue + 50) % 360},70%,40%)"/></linearGradient><path fill="url(#g)" d="M0 0h96v96H0z"/><text x="48" y="61" fill="#fff" font-family="sans-serif" font-size="36" text-anchor="middle">{initials}</text></svg>
            """);
    }

    private static int NumberOf(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A" + Prefix + @"(?<letter>[0-9a-f]{4}){0,2}-(?<hue>[0-9]{1,3})-(?<angle>[0-9]{1,2})\.svg\z", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
