using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Swiper.Grains.Interfaces.Text;

/// <summary>A set of code points as Unicode's data files list them: hexadecimal numbers and ranges, ascending.</summary>
internal sealed class CodePoints
{
    private readonly ImmutableArray<int> _firsts;
    private readonly ImmutableArray<int> _lasts;

    private CodePoints(ImmutableArray<int> firsts, ImmutableArray<int> lasts) => (_firsts, _lasts) = (firsts, lasts);

    public static CodePoints Parse(string ranges)
    {
        var bounds = ranges.Split(' ').Select(range => range.Split('-')).ToList();
        return new(
            [.. bounds.Select(range => int.Parse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture))],
            [.. bounds.Select(range => int.Parse(range[^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture))]);
    }

    public bool Contains(Rune rune)
    {
        var found = _firsts.BinarySearch(rune.Value);
        return found >= 0 || (~found > 0 && rune.Value <= _lasts[~found - 1]);
    }
}
