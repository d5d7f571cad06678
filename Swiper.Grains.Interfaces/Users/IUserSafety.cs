using Orleans.Concurrency;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Safety;

namespace Swiper.Grains.Interfaces.Users;

/// <summary>
/// One user's blocks and reports, for their own requests. Key: the user's id. Every method refuses with <see cref="ErrorCode.LOGIN_ERROR"/> if the
/// session has ended, and throws <see cref="Storage.StoreUnavailableException"/> if a store is unavailable: the request is safe to repeat.
/// </summary>
[Alias("swiper.user-safety")]
public interface IUserSafety : IGrainWithIntegerKey
{
    /// <summary>
    /// Blocks a person. Once this is answered neither is shown to the other, a friendship has ended, and to the person the user does not exist. A repeat
    /// changes nothing. Refusals: <see cref="ErrorCode.BAD_REQUEST"/> (oneself), <see cref="ErrorCode.USER_NOT_FOUND"/>,
    /// <see cref="ErrorCode.LIMIT_REACHED"/>.
    /// </summary>
    /// <param name="proof">The session.</param>
    /// <param name="sid">The person.</param>
    [Alias("Block")]
    Task<Refusal?> Block(SessionProof proof, long sid);

    /// <summary>
    /// Ends a block: the two are strangers again, or parted as before. Changes nothing if there is none. Refusals: <see cref="ErrorCode.BAD_REQUEST"/>
    /// (oneself), <see cref="ErrorCode.USER_NOT_FOUND"/>.
    /// </summary>
    /// <param name="proof">The session.</param>
    /// <param name="sid">The person.</param>
    [Alias("Unblock")]
    Task<Refusal?> Unblock(SessionProof proof, long sid);

    /// <summary>Reads a page of the people the user blocks, newest first.</summary>
    /// <param name="proof">The session.</param>
    /// <param name="cursor">From <see cref="BlocksPage.Next"/>; null for the first page.</param>
    [Alias("GetBlocks"), AlwaysInterleave]
    Task<Result<BlocksPage>> GetBlocks(SessionProof proof, string? cursor);

    /// <summary>
    /// Reports a person, and blocks them if asked to. A repeat on the same day is the same report. Refusals: <see cref="ErrorCode.BAD_REQUEST"/> (oneself,
    /// or a text that is not valid), <see cref="ErrorCode.USER_NOT_FOUND"/>, <see cref="ErrorCode.TOO_MANY_REQUESTS"/>,
    /// <see cref="ErrorCode.LIMIT_REACHED"/>.
    /// </summary>
    [Alias("Report")]
    Task<Result<Report>> Report(SessionProof proof, ReportRequest request);
}
