using System.Collections.Immutable;
using Swiper.Grains.Accounts;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Discovery.Cells;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Media;
using Swiper.Grains.Profiles;
using Swiper.Grains.Safety;
using Swiper.Grains.Vip;

namespace Swiper.Grains.Users;

/// <summary>One user's document. Data that grows without bound is in the relation store.</summary>
[GenerateSerializer, Immutable, Alias("swiper.user-state")]
public sealed record UserState
{
    /// <summary>The phone number in E.164; empty if the user does not exist.</summary>
    [Id(0)]
    public string Phone { get; init; } = "";

    /// <summary>When the user was created.</summary>
    [Id(1)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The profile.</summary>
    [Id(2)]
    public Profile Profile { get; init; } = new();

    /// <summary>The settings.</summary>
    [Id(3)]
    public Settings Settings { get; init; } = new();

    /// <summary>The live sessions, oldest first.</summary>
    [Id(4)]
    public ImmutableArray<Session> Sessions { get; init; } = [];

    /// <summary>The last VIP grant, or null.</summary>
    [Id(5)]
    public VipGrant? Vip { get; init; }

    /// <summary>
    /// The sessions that ended last, at most <see cref="Limits.SessionsMax"/>: a call that opens one of them may still be in flight.
    /// </summary>
    [Id(6)]
    public ImmutableArray<long> EndedSessions { get; init; } = [];

    /// <summary>The cell of level <see cref="S2Cell.PositionLevel"/> that the user is in, or null without a position.</summary>
    [Id(7)]
    public long? Cell { get; init; }

    /// <summary>Where the user travels, for as long as they have the permission.</summary>
    [Id(8)]
    public Destination? Travel { get; init; }

    /// <summary>The calendar day of the last request, or null if it was never recorded.</summary>
    [Id(9)]
    public DateOnly? ActiveOn { get; init; }

    /// <summary>The number the user is moving to, or null. While it is set, both numbers may be theirs: the new one's grain knows.</summary>
    [Id(10)]
    public string? MovingTo { get; init; }

    /// <summary>The reports made on the last day that the user made any, or null.</summary>
    [Id(40)]
    public ReportsMade? Reports { get; init; }

    /// <summary>The pictures beside the avatar, and the files that may be stored.</summary>
    [Id(30)]
    public Pictures Pictures { get; init; } = new();

    /// <summary>An operator's last ban, or null if there is none or it was lifted. It may be over.</summary>
    [Id(50)]
    public Ban? Ban { get; init; }

    /// <summary>
    /// Whether others must not know of the user now, although they exist. The one rule of that: cards, decks, listings, lookups and logins all ask it.
    /// </summary>
    public bool IsAway(DateTimeOffset now) => Ban?.IsInForce(now) == true;
}
