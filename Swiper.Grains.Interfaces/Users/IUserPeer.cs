using Orleans.Concurrency;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Grains.Interfaces.Users;

/// <summary>One user, as other users reach them. Key: the user's id. Everything interleaves, and nothing needs a session.</summary>
[Alias("swiper.user-peer")]
public interface IUserPeer : IGrainWithIntegerKey
{
    /// <summary>Whether there is such a user. The response timeout is short, as that of <see cref="Hear"/>.</summary>
    [Alias("Exists"), Idempotent, AlwaysInterleave, ResponseTimeout("00:00:05")]
    ValueTask<bool> Exists();

    /// <summary>The user as others see them; null where there is no such user.</summary>
    [Alias("GetCard"), Idempotent, AlwaysInterleave]
    ValueTask<UserCard?> GetCard();

    /// <summary>
    /// Is told what another user says of this one, writes it down, and answers what this one says of the other. Interleaves, so that two
    /// people who swipe each other in the same instant never wait on one another. Its time is short: where both activations are ending, each
    /// with a call to the other that waits for the other's next activation, that is what lets them go on.
    /// </summary>
    /// <param name="from">Who speaks.</param>
    /// <param name="statement">What they say.</param>
    [Alias("Hear"), Idempotent, AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task<Statement> Hear(long from, Statement statement);
}
