using System.Collections.Immutable;
using Swiper.Grains.Accounts;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Profiles;
using Swiper.Grains.Vip;

namespace Swiper.Grains.Users;

/// <summary>What is kept of one user in a single small document. What grows without bound is in the relation store.</summary>
[GenerateSerializer, Immutable, Alias("swiper.user-state")]
public sealed record UserState
{
    /// <summary>The phone number in E.164; empty where there is no such user.</summary>
    [Id(0)]
    public string Phone { get; init; } = "";

    /// <summary>When the user was created.</summary>
    [Id(1)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who they are.</summary>
    [Id(2)]
    public Profile Profile { get; init; } = new();

    /// <summary>Whom they look for.</summary>
    [Id(3)]
    public Settings Settings { get; init; } = new();

    /// <summary>Their live sessions, oldest first.</summary>
    [Id(4)]
    public ImmutableArray<Session> Sessions { get; init; } = [];

    /// <summary>The VIP level that was granted last; null where none was.</summary>
    [Id(5)]
    public VipGrant? Vip { get; init; }

    /// <summary>The sessions that ended last, at most <see cref="Limits.SessionsMax"/>: a call that opens one may still be on its way.</summary>
    [Id(6)]
    public ImmutableArray<long> EndedSessions { get; init; } = [];

    /// <summary>The user's entry in a candidate pool. Sex, birth date and place must be known.</summary>
    /// <param name="id">The user's id.</param>
    /// <param name="revision">The user's revision.</param>
    /// <param name="vipFlagUntil">Until when the VIP badge is shown, or null.</param>
    public Candidate ToCandidate(long id, long revision, DateTimeOffset? vipFlagUntil) => new(
        id,
        revision,
        Profile.Nickname,
        Profile.AvatarKey,
        Profile.BirthDate!.Value,
        Settings.DatingSex,
        Settings.MinDatingAge,
        Settings.MaxDatingAge,
        vipFlagUntil);
}
