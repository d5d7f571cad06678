using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Swiper.Grains.Interfaces.Media;

/// <summary>
/// One user's pictures, for the service itself: operators, and whoever deletes files. Key: the user's id. No call needs a session. Every method throws
/// <see cref="Storage.StoreUnavailableException"/> if a store is unavailable.
/// </summary>
[Alias("swiper.picture-keeper")]
public interface IPictureKeeper : IGrainWithIntegerKey
{
    /// <summary>Gives up a file, unless it was named meanwhile. Answers whether it is given up: from then on it can no longer be named.</summary>
    [Alias("GiveUp"), Idempotent]
    Task<bool> GiveUp(string key);

    /// <summary>
    /// Answers the files to delete: no answer that begins from now on names them, and none of them is ever named again. Throws while a pool may still
    /// show one.
    /// </summary>
    [Alias("ReadDiscarded"), Idempotent]
    Task<ImmutableArray<string>> ReadDiscarded();

    /// <summary>Forgets files that have been deleted.</summary>
    [Alias("Forget"), Idempotent]
    Task Forget(ImmutableArray<string> keys);

    /// <summary>Reads the photos that wait for an operator.</summary>
    [Alias("GetWaiting"), Idempotent, AlwaysInterleave]
    ValueTask<ImmutableArray<Photo>> GetWaiting();

    /// <summary>
    /// Decides on a photo; what is rejected stays so. A repeat changes nothing. Refusals: <see cref="ErrorCode.BAD_REQUEST"/> for a photo that is not
    /// there, or to be approved after it was rejected.
    /// </summary>
    [Alias("Review"), Idempotent]
    Task<Result<Photo>> Review(int number, bool approve);
}
