using System.Globalization;

namespace Swiper.Grains.Interfaces.Storage;

/// <summary>
/// The places of a deal that are taken: their people were swiped or have left since. Those who remain, in the deck's order, are at the free places, so
/// this is all that a new activation needs to know in order to deal the same groups again.
/// </summary>
/// <param name="First">The first free place; all places before it are taken.</param>
/// <param name="Window">The bits of the places from <paramref name="First"/>, which itself is free: set for those that are taken.</param>
public readonly record struct TakenPlaces(int First, UInt128 Window)
{
    private const int WindowSize = 128;
    private const char Separator = ':';

    /// <summary>Whether a place is taken.</summary>
    public bool Contains(int place) => place < First || (place - First < WindowSize && (Window >> (place - First) & 1) == 1);

    /// <summary>
    /// Takes a place. Without a place, or for one beyond the window, takes the first free place instead: people then move to later places at most, so
    /// some may be shown twice, but nobody is skipped.
    /// </summary>
    public TakenPlaces Take(int? place)
    {
        var index = place is { } known && known - First < WindowSize ? known - First : 0;
        return index < 0 ? this : From(First, Window | UInt128.One << index);
    }

    /// <summary>Frees a place again, unless others are taken too far beyond it to be remembered.</summary>
    public TakenPlaces Free(int place)
    {
        if (place >= First)
        {
            return place - First < WindowSize ? this with { Window = Window & ~(UInt128.One << (place - First)) } : this;
        }

        var distance = First - place;
        var highest = WindowSize - 1 - (int)UInt128.LeadingZeroCount(Window);
        if (distance + highest >= WindowSize || distance >= WindowSize)
        {
            return this;
        }

        // Those between the freed place and the old first one are taken.
        return new(place, (Window << distance) | ((UInt128.One << distance) - 2));
    }

    /// <summary>Removes a run of taken places, so that all later ones move up by its length.</summary>
    public TakenPlaces Cut(int start, int length)
    {
        if (start + length <= First)
        {
            return this with { First = First - length };
        }

        if (start < First)
        {
            return From(start, ShiftRight(Window, start + length - First));
        }

        var index = start - First;
        return index >= WindowSize
            ? this
            : From(First, (Window & ((UInt128.One << index) - 1)) | (ShiftRight(Window, index + length) << index));
    }

    /// <summary>The text that <see cref="Parse"/> reads: the first free place and, if later ones are taken, the window in hexadecimal digits.</summary>
    public override string ToString() => Window == 0
        ? First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First}{Separator}{Window:x}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is no such text.</exception>
    public static TakenPlaces Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var separator = text.IndexOf(Separator, StringComparison.Ordinal);
        return separator < 0
            ? new(int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture), 0)
            : new(
                int.Parse(text.AsSpan(0, separator), NumberStyles.None, CultureInfo.InvariantCulture),
                UInt128.Parse(text.AsSpan(separator + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
    }

    private static TakenPlaces From(int first, UInt128 window)
    {
        var run = (int)UInt128.TrailingZeroCount(~window);
        return new(first + run, ShiftRight(window, run));
    }

    /// <summary>Shifts by any distance; the operator takes it modulo the size.</summary>
    private static UInt128 ShiftRight(UInt128 window, int distance) => distance < WindowSize ? window >> distance : 0;
}
