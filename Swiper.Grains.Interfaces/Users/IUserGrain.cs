using System.Collections.Immutable;
using Orleans.Concurrency;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Friends;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Robots;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Grains.Interfaces.Users;

/// <summary>
/// One user: profile, settings, sessions, VIP state, quotas, outgoing swipes and friends. Key: the user's id.
/// Methods that take a <see cref="SessionProof"/> serve the user's own requests and answer <see cref="ErrorCode.LOGIN_ERROR"/> when the
/// session is dead; the others are for grains and operators.
/// A store that is away throws <see cref="Storage.StoreUnavailableException"/>: the request is safe to repeat.
/// </summary>
[Alias("swiper.user")]
public interface IUserGrain : IGrainWithIntegerKey
{
    /// <summary>Creates the user, with nothing known of them but the phone number. Harmless when repeated.</summary>
    /// <param name="phone">The number in E.164.</param>
    [Alias("Create")]
    Task<UserCreation> Create(string phone);

    /// <summary>
    /// Opens a session with a new secret, in place of one with the same id; null where the session of that id has ended. The user must exist.
    /// </summary>
    /// <param name="sessionId">Random and positive.</param>
    [Alias("OpenSession")]
    Task<LoginTicket?> OpenSession(long sessionId);

    /// <summary>Ends the session shown, or all of the user's.</summary>
    [Alias("Logout")]
    Task<Refusal?> Logout(SessionProof proof, bool all);

    /// <summary>The user as they see themselves.</summary>
    [Alias("GetInfo"), AlwaysInterleave]
    ValueTask<Result<Me>> GetInfo(SessionProof proof);

    /// <summary>Changes the profile; a refusal changes nothing. Refusals: <see cref="ErrorCode.PROFILE_ERROR"/>, <see cref="ErrorCode.NICKNAME_TAKEN"/>.</summary>
    [Alias("UpdateInfo")]
    Task<Result<Me>> UpdateInfo(SessionProof proof, ProfileUpdate update);

    /// <summary>The user's settings.</summary>
    [Alias("GetSettings"), AlwaysInterleave]
    ValueTask<Result<Settings>> GetSettings(SessionProof proof);

    /// <summary>Changes the settings; a refusal changes nothing. Refusals: <see cref="ErrorCode.PROFILE_ERROR"/>, <see cref="ErrorCode.NOT_HAS_PERM"/> for another place than one's own.</summary>
    [Alias("UpdateSettings")]
    Task<Result<Settings>> UpdateSettings(SessionProof proof, SettingsUpdate update);

    /// <summary>Sets the picture. Answers the key of the picture it replaced, which nobody shows any more; empty where there was none.</summary>
    /// <param name="proof">The session.</param>
    /// <param name="key">The new picture's key in the media store.</param>
    [Alias("SetAvatar")]
    Task<Result<string>> SetAvatar(SessionProof proof, string key);

    /// <summary>One group of the user's deck: up to <see cref="Limits.DeckGroupSize"/> people, none when the deck is done.</summary>
    /// <param name="proof">The session.</param>
    /// <param name="group">0, 1, 2 …</param>
    [Alias("GetDeck")]
    Task<Result<ImmutableArray<UserCard>>> GetDeck(SessionProof proof, int group);

    /// <summary>
    /// Swipes on a person. A repeat is harmless; a later swipe replaces the earlier. Refusals: <see cref="ErrorCode.BAD_REQUEST"/> (oneself, or
    /// a dislike of a friend), <see cref="ErrorCode.USER_NOT_FOUND"/>, <see cref="ErrorCode.NOT_HAS_PERM"/>, <see cref="ErrorCode.QUOTA_EXCEEDED"/>.
    /// </summary>
    /// <param name="proof">The session.</param>
    /// <param name="sid">On whom.</param>
    /// <param name="kind">What to say; not <see cref="SwipeKind.None"/>.</param>
    [Alias("Swipe")]
    Task<Result<SwipeOutcome>> Swipe(SessionProof proof, long sid, SwipeKind kind);

    /// <summary>
    /// Takes a swipe back, ends the friendship if there was one, and refunds the swipe's quota. Answers on whom it was. Refusals:
    /// <see cref="ErrorCode.NOT_HAS_PERM"/>, <see cref="ErrorCode.NOTHING_TO_REWIND"/>, <see cref="ErrorCode.QUOTA_EXCEEDED"/>.
    /// </summary>
    /// <param name="proof">The session.</param>
    /// <param name="sid">Which swipe; null for the last.</param>
    [Alias("Rewind")]
    Task<Result<long>> Rewind(SessionProof proof, long? sid);

    /// <summary>A page of friends, newest first.</summary>
    /// <param name="proof">The session.</param>
    /// <param name="cursor">From <see cref="FriendPage.Next"/>; null for the first page.</param>
    [Alias("GetFriends"), AlwaysInterleave]
    Task<Result<FriendPage>> GetFriends(SessionProof proof, string? cursor);

    /// <summary>Whether there is such a user. Its time is short, as that of <see cref="Hear"/>.</summary>
    [Alias("Exists"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    ValueTask<bool> Exists();

    /// <summary>The user as others see them; null where there is no such user.</summary>
    [Alias("GetCard"), AlwaysInterleave]
    ValueTask<UserCard?> GetCard();

    /// <summary>
    /// Is told what another user says of this one, writes it down, and answers what this one says of the other. Interleaves, so that two
    /// people who swipe each other in the same instant never wait on one another. Its time is short: where both activations are ending, each
    /// with a call to the other that waits for the other's next activation, that is what lets them go on.
    /// </summary>
    /// <param name="from">Who speaks.</param>
    /// <param name="statement">What they say.</param>
    [Alias("Hear"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task<Statement> Hear(long from, Statement statement);

    /// <summary>Grants a VIP level from now on. Refusals: <see cref="ErrorCode.USER_NOT_FOUND"/>, <see cref="ErrorCode.BAD_REQUEST"/>.</summary>
    /// <param name="level">One of the configured levels.</param>
    /// <param name="days">1 to <see cref="Limits.VipDaysMax"/>.</param>
    [Alias("GrantVip")]
    Task<Result<Me>> GrantVip(int level, int days);

    /// <summary>Makes this user a robot: phone number, profile and nickname in one go. Harmless when repeated; false when the id or nickname is somebody else's.</summary>
    [Alias("CreateRobot")]
    Task<bool> CreateRobot(Robot robot);

    /// <summary>Wakes the user so that what a crash left half done is finished.</summary>
    [Alias("Settle"), AlwaysInterleave]
    Task Settle();
}
