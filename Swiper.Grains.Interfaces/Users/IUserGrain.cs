using System.Collections.Immutable;
using Orleans.Concurrency;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Discovery.Cells;
using Swiper.Grains.Interfaces.Friends;
using Swiper.Grains.Interfaces.Likes;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Grains.Interfaces.Users;

/// <summary>
/// One user, for their own requests: profile, settings, sessions, quotas, outgoing swipes and friends. Key: the user's id. Other users call <see
/// cref="IUserPeer"/>, and the service itself <see cref="IUserOperator"/>. Every method refuses with <see cref="ErrorCode.LOGIN_ERROR"/> if the
/// session has ended, and throws <see cref="Storage.StoreUnavailableException"/> if a store is unavailable: the request is safe to repeat.
/// </summary>
[Alias("swiper.user")]
public interface IUserGrain : IGrainWithIntegerKey
{
    /// <summary>Lists the user's live sessions, the one opened last first.</summary>
    [Alias("GetSessions"), AlwaysInterleave]
    ValueTask<Result<ImmutableArray<SessionInfo>>> GetSessions(SessionProof proof);

    /// <summary>Ends one of the user's sessions. Changes nothing if there is none of that id: a repeat cannot be told from a guess.</summary>
    /// <param name="proof">The session of the request.</param>
    /// <param name="id">The session to end, which may be the same.</param>
    [Alias("EndSession")]
    Task<Refusal?> EndSession(SessionProof proof, long id);

    /// <summary>Ends the session, or all of the user's.</summary>
    [Alias("Logout")]
    Task<Refusal?> Logout(SessionProof proof, bool all);

    /// <summary>
    /// Moves the user to another number, with a code of that number; from then on the old one opens nothing of theirs. A repeat changes nothing.
    /// Refusals: <see cref="ErrorCode.VCODE_ERROR"/>, <see cref="ErrorCode.PHONE_TAKEN"/>.
    /// </summary>
    /// <param name="proof">The session.</param>
    /// <param name="phone">The new number in E.164.</param>
    /// <param name="code">The code as typed.</param>
    [Alias("ChangePhone")]
    Task<Result<Me>> ChangePhone(SessionProof proof, string phone, string code);

    /// <summary>Reads the user as they see themselves.</summary>
    [Alias("GetInfo"), AlwaysInterleave]
    ValueTask<Result<Me>> GetInfo(SessionProof proof);

    /// <summary>Changes the profile; a refusal changes nothing. Refusals: <see cref="ErrorCode.PROFILE_ERROR"/>, <see cref="ErrorCode.NICKNAME_TAKEN"/>.</summary>
    [Alias("UpdateInfo")]
    Task<Result<Me>> UpdateInfo(SessionProof proof, ProfileUpdate update);

    /// <summary>Reads the settings.</summary>
    [Alias("GetSettings"), AlwaysInterleave]
    ValueTask<Result<Settings>> GetSettings(SessionProof proof);

    /// <summary>
    /// Changes the settings; a refusal changes nothing. Refusals: <see cref="ErrorCode.PROFILE_ERROR"/>, <see cref="ErrorCode.NOT_HAS_PERM"/> for a
    /// place other than the user's own.
    /// </summary>
    [Alias("UpdateSettings")]
    Task<Result<Settings>> UpdateSettings(SessionProof proof, SettingsUpdate update);

    /// <summary>Sets or clears the position. Nothing but the cell leaves the edge, and nothing but the cell is kept.</summary>
    /// <param name="proof">The session.</param>
    /// <param name="cell">A cell of level <see cref="S2Cell.PositionLevel"/>, or null.</param>
    [Alias("SetPosition")]
    Task<Refusal?> SetPosition(SessionProof proof, long? cell);

    /// <summary>
    /// Begins a journey, or ends it: while it lasts, the user is shown at the destination and nowhere else, and looks there. It ends with the permission.
    /// Refusals: <see cref="ErrorCode.NOT_HAS_PERM"/>, and <see cref="ErrorCode.BAD_REQUEST"/> for a name that cannot be a place's.
    /// </summary>
    /// <param name="proof">The session.</param>
    /// <param name="destination">The destination, or null.</param>
    [Alias("SetTravel")]
    Task<Result<Me>> SetTravel(SessionProof proof, Destination? destination);

    /// <summary>
    /// Reads the card of a person whom the user may see: a friend, somebody on the deck, or with <see cref="Vip.Permissions.SeeLikes"/> somebody who
    /// likes the user and waits for an answer. Anyone else is <see cref="ErrorCode.USER_NOT_FOUND"/> without being asked, so that neither the answer nor
    /// its time says whether they exist.
    /// </summary>
    /// <param name="proof">The session.</param>
    /// <param name="sid">The person.</param>
    [Alias("GetUser")]
    Task<Result<UserCard>> GetUser(SessionProof proof, long sid);

    /// <summary>Reads one group of the user's deck: up to <see cref="Limits.DeckGroupSize"/> people, none at its end.</summary>
    /// <param name="proof">The session.</param>
    /// <param name="group">The group's number, from 0.</param>
    [Alias("GetDeck")]
    Task<Result<ImmutableArray<UserCard>>> GetDeck(SessionProof proof, int group);

    /// <summary>Counts the people left on the user's deck, and says what would fill it if there are none.</summary>
    [Alias("GetDeckState")]
    Task<Result<DeckState>> GetDeckState(SessionProof proof);

    /// <summary>
    /// Swipes a person. A repeat changes nothing; a later swipe replaces the earlier. Refusals: <see cref="ErrorCode.BAD_REQUEST"/> (oneself, a
    /// dislike of a friend, or a note that is no valid text), <see cref="ErrorCode.USER_NOT_FOUND"/>, <see cref="ErrorCode.NOT_HAS_PERM"/>, <see cref="ErrorCode.QUOTA_EXCEEDED"/>.
    /// </summary>
    /// <param name="proof">The session.</param>
    /// <param name="sid">The person to swipe.</param>
    /// <param name="kind">The swipe; not <see cref="SwipeKind.None"/>.</param>
    /// <param name="note">The note to send with a superlike, or null. It is kept until the superlike is replaced or undone; a repeat leaves it.</param>
    [Alias("Swipe")]
    Task<Result<SwipeOutcome>> Swipe(SessionProof proof, long sid, SwipeKind kind, Note? note = null);

    /// <summary>
    /// Undoes a swipe, ends the friendship if there was one, and refunds the swipe's quota. Answers the id of the swiped person. Refusals: <see
    /// cref="ErrorCode.NOT_HAS_PERM"/>, <see cref="ErrorCode.NOTHING_TO_REWIND"/>, <see cref="ErrorCode.QUOTA_EXCEEDED"/>.
    /// </summary>
    /// <param name="proof">The session.</param>
    /// <param name="sid">The swiped person; null for the last.</param>
    [Alias("Rewind")]
    Task<Result<long>> Rewind(SessionProof proof, long? sid);

    /// <summary>
    /// Ends a friendship for good: neither is on the other's deck again, and no later swipe matches the two. Needs no permission and costs no
    /// quota. A repeat changes nothing. Refusals: <see cref="ErrorCode.BAD_REQUEST"/> (oneself), <see cref="ErrorCode.USER_NOT_FOUND"/>,
    /// <see cref="ErrorCode.NOT_FRIENDS"/>.
    /// </summary>
    /// <param name="proof">The session.</param>
    /// <param name="sid">The friend.</param>
    [Alias("Unfriend")]
    Task<Refusal?> Unfriend(SessionProof proof, long sid);

    /// <summary>Reads a page of friends, newest first.</summary>
    /// <param name="proof">The session.</param>
    /// <param name="cursor">From <see cref="FriendPage.Next"/>; null for the first page.</param>
    [Alias("GetFriends"), AlwaysInterleave]
    Task<Result<FriendPage>> GetFriends(SessionProof proof, string? cursor);

    /// <summary>
    /// Counts the people who like the user and wait for an answer, and with the permission <c>seelikes</c> reads a page of them, newest first.
    /// </summary>
    /// <param name="proof">The session.</param>
    /// <param name="cursor">From <see cref="LikesPage.Next"/>; null for the first page.</param>
    [Alias("GetLikes"), AlwaysInterleave]
    Task<Result<LikesPage>> GetLikes(SessionProof proof, string? cursor);
}
