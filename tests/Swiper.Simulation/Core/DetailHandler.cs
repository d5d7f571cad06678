using System.Globalization;
using System.Runtime.CompilerServices;

namespace Swiper.Simulation.Core;

/// <summary>An interpolated string that is built only if it will be read: nearly every check passes, and few runs are traced.</summary>
[InterpolatedStringHandler]
internal ref struct DetailHandler
{
    private DefaultInterpolatedStringHandler _words;

    public DetailHandler(int literalLength, int formattedCount, bool holds, out bool isRead)
    {
        isRead = !holds;
        _words = isRead ? new(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
    }

    public DetailHandler(int literalLength, int formattedCount, Trace trace, out bool isRead)
        : this(literalLength, formattedCount, !trace.IsKept, out isRead)
    {
    }

    public void AppendLiteral(string value) => _words.AppendLiteral(value);

    public void AppendFormatted<T>(T value) => _words.AppendFormatted(value);

    public void AppendFormatted<T>(T value, string format) => _words.AppendFormatted(value, format);

    public void AppendFormatted<T>(T value, int alignment, string format) => _words.AppendFormatted(value, alignment, format);

    public string ToStringAndClear() => _words.ToStringAndClear();
}
