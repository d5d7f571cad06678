using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Discovery.Cells;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Text;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Users;

namespace Swiper.Simulation.Oracle;

/// <summary>
/// Where people are and where they look, worked out from their documents alone and in another way than the product does: nobody is looked for in cells that
/// cover a disc, but everywhere, by their distance.
/// </summary>
internal static class PlaceModel
{
    private const char WithoutPosition = '@';
    private const char WithPosition = '+';
    private const char InCell = '#';

    private static readonly VipOptions Levels = new();

    /// <summary>Where a user is at a moment: at the destination of a journey while they may travel, otherwise at home.</summary>
    public static (string? Place, long? Cell) WhereIs(UserState user, DateTimeOffset moment) => user.Travel is { } travel && MayGoAnywhere(user, moment)
        ? (travel.Location, travel.Cell)
        : (user.Profile.Location, user.Cell);

    /// <summary>Where a user looks at a moment; without a cell, distances do not count.</summary>
    public static (string? Place, long? Cell) WhereLooks(UserState user, DateTimeOffset moment)
    {
        var (settings, home) = (user.Settings.Location, user.Profile.Location);
        var isAway = WhereIs(user, moment) != (home, user.Cell);
        return !isAway && settings.Length > 0 && MayGoAnywhere(user, moment) && !FoldedText.AreOne(settings, home)
            ? (settings, null)
            : WhereIs(user, moment);
    }

    /// <summary>Whether a seeker finds an entry of a pool at a moment, apart from ages and activity.</summary>
    public static bool Finds(UserState seeker, string pool, Candidate entry, DateTimeOffset moment)
    {
        if (!seeker.Settings.DatingSex.HasFlag(PoolKey.SexOf(pool)) || CellAt(entry, moment) is not (true, var cell))
        {
            return false;
        }

        var (place, from) = WhereLooks(seeker, moment);
        return KindOf(pool) switch
        {
            WithoutPosition => IsPlace(pool, place),
            WithPosition => from is null && IsPlace(pool, place),
            _ => from is { } here && cell is { } there && IsNear(here, there, seeker.Settings),
        };
    }

    /// <summary>Whether a seeker finds an entry at one end of a range of time, at the distance that a card tells.</summary>
    public static bool Shows(UserState seeker, string pool, Candidate entry, int? distanceKm, WallRange range) =>
        new[] { range.Min, range.Max }.Any(moment => Finds(seeker, pool, entry, moment)
            && distanceKm == Distance(WhereLooks(seeker, moment).Cell, CellAt(entry, moment).Cell));

    /// <summary>Whether an entry will never be shown again.</summary>
    public static bool IsOver(Candidate entry, DateTimeOffset moment) => entry.ThenCell is null && entry.ShownUntil is { } until && moment >= until;

    /// <summary>The pools that show a user at a moment, and the cell they show. Nobody is shown who is hidden or banned, or of unknown sex, age or place.</summary>
    public static IEnumerable<(string Pool, long? Cell)> ShownAt(UserState user, DateTimeOffset moment)
    {
        if (IsBanned(user, moment) || user.Profile is not { Hidden: false, Sex: { } sex, BirthDate: not null, Location: not null })
        {
            return [];
        }

        var (place, cell) = WhereIs(user, moment);
        var named = place is null ? [] : new[] { PoolKey.Of(sex, place, cell is not null) };
        var cells = cell is { } id ? CellCover.Levels.Select(level => PoolKey.OfCell(sex, new S2Cell(id).Parent(level).Token)) : [];
        return named.Concat(cells).Select(pool => (pool, cell));
    }

    /// <summary>Whether a ban holds at a moment.</summary>
    public static bool IsBanned(UserState user, DateTimeOffset moment) => user.Ban is { } ban && (ban.Until is not { } until || moment < until);

    /// <summary>Whether an entry shows at a moment, and in which cell.</summary>
    public static (bool IsShown, long? Cell) CellAt(Candidate entry, DateTimeOffset moment)
    {
        if (entry.ShownFrom is { } from && moment < from)
        {
            return (false, null);
        }

        return entry.ShownUntil is { } until && moment >= until ? (entry.ThenCell is not null, entry.ThenCell) : (true, entry.Cell);
    }

    /// <summary>When a journey that goes on at a moment ends, or null if the user is at home.</summary>
    public static DateTimeOffset? JourneyEnds(UserState user, DateTimeOffset moment) =>
        user.Travel is not null && MayGoAnywhere(user, moment) ? user.Vip!.ExpiresAt : null;

    private static bool MayGoAnywhere(UserState user, DateTimeOffset moment) =>
        user.Vip is { } grant && grant.ExpiresAt > moment && Levels.Find(grant.Level)?.Permissions.HasFlag(Permissions.AnyLocation) == true;

    private static bool IsNear(long here, long there, Settings settings) =>
        Distance(here, there) is { } km && km >= settings.MinDistance && km <= settings.MaxDistance;

    private static int? Distance(long? here, long? there) =>
        here is { } from && there is { } to ? CellCover.Distance(new S2Cell(from), new S2Cell(to)) : null;

    private static bool IsPlace(string pool, string? place) => place is not null && PoolKey.PlaceOf(pool) == FoldedText.Of(place);

    private static char KindOf(string pool) => pool[pool.AsSpan().IndexOfAny(WithoutPosition, WithPosition, InCell)];
}
