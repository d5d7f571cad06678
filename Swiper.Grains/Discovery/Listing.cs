using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Discovery.Cells;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Users;
using Swiper.Grains.Vip;

namespace Swiper.Grains.Discovery;

/// <summary>
/// Decides in which pools a user is listed, and as what. At home that is the pool of the place, and with a position those of the three cells too. A
/// journey adds the pools of its destination until it ends, and the entries at home show from then on: it ends with nobody asking. Pure.
/// </summary>
public static class Listing
{
    /// <summary>Most pools a user is listed in: four at home and four at a destination.</summary>
    public const int PoolsMax = 8;

    /// <summary>Makes the entries by their pools, with revision 0. There are none of a hidden or banned user, or without a sex, birth date or place.</summary>
    public static ImmutableSortedDictionary<string, Candidate> Of(long id, UserState state, VipOptions vip, DateTimeOffset now)
    {
        if (state.Profile is not { Hidden: false, Sex: { } sex, BirthDate: not null, Location: { } } || state.IsAway(now))
        {
            return ImmutableSortedDictionary<string, Candidate>.Empty;
        }

        var entry = Entry(id, state, vip, DateOnly.FromDateTime(now.UtcDateTime));
        var (home, there) = (Whereabouts.Home(state), Whereabouts.Now(state, vip, now));
        if (there == home || VipRules.Until(Permissions.AnyLocation, state.Vip, vip, now) is not { } end)
        {
            return Entries(sex, home, entry);
        }

        // Who may travel for ever has no entries at home.
        return end == DateTimeOffset.MaxValue
            ? Entries(sex, there, entry)
            : Merge(Entries(sex, home, entry with { ShownFrom = end }), Entries(sex, there, entry with { ShownUntil = end }));
    }

    private static ImmutableSortedDictionary<string, Candidate> Entries(Sex sex, Whereabouts at, Candidate entry)
    {
        var entries = ImmutableSortedDictionary.CreateBuilder<string, Candidate>(StringComparer.Ordinal);
        if (at.Place is { } place)
        {
            var key = PoolKey.Of(sex, place, at.Cell is not null);
            entries[key] = entry with { Cell = at.Cell, Place = entry.Place == PoolKey.PlaceOf(key) ? null : entry.Place };
        }

        if (at.Cell is { } id)
        {
            foreach (var level in CellCover.Levels)
            {
                entries[PoolKey.OfCell(sex, new S2Cell(id).Parent(level).Token)] = entry with { Cell = id };
            }
        }

        return entries.ToImmutable();
    }

    /// <summary>A pool has one entry of a user: if it holds both home and destination, the entry says what follows the journey.</summary>
    private static ImmutableSortedDictionary<string, Candidate> Merge(
        ImmutableSortedDictionary<string, Candidate> home, ImmutableSortedDictionary<string, Candidate> there)
    {
        var merged = home.ToBuilder();
        foreach (var (pool, entry) in there)
        {
            merged[pool] = !home.TryGetValue(pool, out var later) ? entry
                : later.Cell == entry.Cell ? entry with { ShownUntil = null }
                : entry with { ThenCell = later.Cell };
        }

        return merged.ToImmutable();
    }

    /// <summary>The entry of every pool, apart from where and when. A user whose activity was never recorded counts as active.</summary>
    private static Candidate Entry(long id, UserState state, VipOptions vip, DateOnly today)
    {
        var (profile, settings) = (state.Profile, state.Settings);
        var hasFlag = state.Vip is { } grant && vip.Find(grant.Level)?.Permissions.HasFlag(Permissions.VipFlag) == true;
        return new(
            id,
            Revision: 0,
            profile.Nickname,
            profile.AvatarKey,
            profile.BirthDate!.Value,
            settings.DatingSex,
            settings.MinDatingAge,
            settings.MaxDatingAge,
            hasFlag ? state.Vip!.ExpiresAt : null,
            profile.Location,
            ActiveOn: state.ActiveOn ?? today,
            Bio: profile.Bio,
            Interests: profile.Interests,
            LookingFor: profile.LookingFor,
            Photos: settings.OnlyMatch ? null : state.Pictures.Shown());
    }
}
