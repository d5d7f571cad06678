using System.Globalization;
using System.Runtime.CompilerServices;

namespace Swiper.Simulation.Core;

/// <summary>Words that are put together only where somebody will read them: nearly everything that is checked holds, and few runs are traced.</summary>
[InterpolatedStringHandler]
internal ref struct DetailHandler
{
    private DefaultInterpolatedStringHandler _words;

    /// <summary>What to say where something does not hold.</summary>
    public DetailHandler(int literalLength, int formattedCount, bool holds, out bool isRead)
    {
        isRead = !holds;
        _words = isRead ? new(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
    }

    /// <summary>What to say where a trace is kept.</summary>
    public DetailHandler(int literalLength, int formattedCount, Trace trace, out bool isRead)
        : this(literalLength, formattedCount, !trace.IsKept, out isRead)
    {
    }

    public void AppendLiteral(string value) => _words.AppendLiteral(value);

    public void AppendFormatted<T>(T value) => _words.AppendFormatted(value);

    public void AppendFormatted<T>(T value, string format) => _words.AppendFormatted(value, format);

    public void AppendFormatted<T>(T value, int alignment, string format) => _words.AppendFormatted(value, alignment, format);

    /// <summary>The words, once.</summary>
    public string ToStringAndClear() => _words.ToStringAndClear();
}
