using System.Collections.Immutable;
using Swiper.Grains.Accounts;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Text;
using Swiper.Grains.Profiles;
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

    /// <summary>The number the user is moving to, or null. While it is set, both numbers may be theirs: the new one's grain knows.</summary>
    [Id(7)]
    public string? MovingTo { get; init; }

    /// <summary>Makes the candidate for a pool. Sex, birth date and place must be set.</summary>
    public Candidate ToCandidate(long id, long revision, DateTimeOffset? vipFlagUntil) => new(
        id,
        revision,
        Profile.Nickname,
        Profile.AvatarKey,
        Profile.BirthDate!.Value,
        Settings.DatingSex,
        Settings.MinDatingAge,
        Settings.MaxDatingAge,
        vipFlagUntil,
        FoldedText.Of(Profile.Location!) is var folded && folded == Profile.Location ? null : Profile.Location);
}
