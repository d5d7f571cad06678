using System.Collections.Immutable;
using Orleans.Concurrency;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Grains.Interfaces.Users;

/// <summary>One user, for other users. Key: the user's id. Every call interleaves, and none needs a session.</summary>
[Alias("swiper.user-peer")]
public interface IUserPeer : IGrainWithIntegerKey
{
    /// <summary>Whether the user exists and others may know of them. The response timeout is short for the same reason as that of <see cref="Hear"/>.</summary>
    [Alias("Exists"), Idempotent, AlwaysInterleave, ResponseTimeout("00:00:03")]
    ValueTask<bool> Exists();

    /// <summary>Reads the user as others see them, or null if the user does not exist, or is banned.</summary>
    /// <param name="viewerCell">The cell the viewer is in, to tell the distance; null without a position.</param>
    [Alias("GetCard"), Idempotent, AlwaysInterleave]
    ValueTask<UserCard?> GetCard(long? viewerCell = null);

    /// <summary>
    /// Reads the user as a seeker sees them on a deck, or null if they do not suit: not in one of the pools of the search, or not in the way that the
    /// pool would show them.
    /// </summary>
    /// <param name="seeker">The user the deck is for.</param>
    /// <param name="pools">The pools of the search.</param>
    [Alias("GetDeckCard"), Idempotent, AlwaysInterleave, ResponseTimeout("00:00:03")]
    ValueTask<UserCard?> GetDeckCard(Seeker seeker, ImmutableArray<string> pools);

    /// <summary>
    /// Records what another user says of this one, and answers what this one says of the other. Interleaves, so that two people who swipe each other
    /// at the same instant never wait on one another. The response timeout is short because two activations that are both ending could each wait for
    /// the other's successor: the timeout breaks that deadlock.
    /// </summary>
    /// <param name="from">The speaker.</param>
    /// <param name="statement">The speaker's latest statement.</param>
    [Alias("Hear"), Idempotent, AlwaysInterleave, ResponseTimeout("00:00:03")]
    Task<Statement> Hear(long from, Statement statement);
}
