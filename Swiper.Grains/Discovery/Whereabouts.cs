using Swiper.Grains.Interfaces.Discovery.Cells;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Users;
using Swiper.Grains.Vip;

namespace Swiper.Grains.Discovery;

/// <summary>Where a user is, as far as others may know. A journey takes them away from home for as long as they may travel. Pure.</summary>
/// <param name="Place">The place's name, or null: only a traveller's may be unknown.</param>
/// <param name="Cell">The cell, or null without a position.</param>
internal readonly record struct Whereabouts(string? Place, long? Cell)
{
    public static Whereabouts Home(UserState state) => new(state.Profile.Location, state.Cell);

    /// <summary>The destination of a journey, otherwise home.</summary>
    public static Whereabouts Now(UserState state, VipOptions vip, DateTimeOffset now) =>
        state.Travel is { } travel && VipRules.Until(Permissions.AnyLocation, state.Vip, vip, now) is not null
            ? new(travel.Location, travel.Cell)
            : Home(state);

    /// <summary>The distance between two cells as people are told it, or null without both.</summary>
    public static int? Distance(long? one, long? other) =>
        one is { } from && other is { } to ? CellCover.Distance(new S2Cell(from), new S2Cell(to)) : null;
}
