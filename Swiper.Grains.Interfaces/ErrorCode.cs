namespace Swiper.Grains.Interfaces;

/// <summary>The refusals an app can meet. Numbers and names belong to the HTTP contract.</summary>
public enum ErrorCode
{
    /// <summary>Not a refusal.</summary>
    Ok = 0,

    /// <summary>The one-time code is wrong, expired, used, or was never sent.</summary>
    VCODE_ERROR = 1000,

    /// <summary>There is no session, or it has ended.</summary>
    LOGIN_ERROR = 1001,

    /// <summary>A field is invalid; <see cref="Refusal.Fields"/> says which and why.</summary>
    PROFILE_ERROR = 1002,

    /// <summary>The upload carries no file.</summary>
    FILE_NOT_FOUND = 1003,

    /// <summary>The VIP level lacks the permission.</summary>
    NOT_HAS_PERM = 1004,

    /// <summary>The phone number cannot receive a code.</summary>
    PHONE_ERROR = 1005,

    /// <summary>Too many codes, tries or calls; <see cref="Refusal.RetryAfter"/> says when to come back.</summary>
    TOO_MANY_REQUESTS = 1006,

    /// <summary>The user does not exist, or the caller may not see them: the answer is the same.</summary>
    USER_NOT_FOUND = 1007,

    /// <summary>The day's quota is used up; <see cref="Refusal.Quota"/> holds its state.</summary>
    QUOTA_EXCEEDED = 1008,

    /// <summary>A parameter is missing, malformed or makes no sense; <see cref="Refusal.Parameter"/> names it.</summary>
    BAD_REQUEST = 1009,

    /// <summary>The picture's format is unsupported, or it is corrupt or too large.</summary>
    FILE_REJECTED = 1010,

    /// <summary>The nickname belongs to another user.</summary>
    NICKNAME_TAKEN = 1011,

    /// <summary>There is no swipe to undo.</summary>
    NOTHING_TO_REWIND = 1012,

    /// <summary>An operator has banned the user; <see cref="Refusal.Ban"/> says until when and why.</summary>
    BANNED = 1013,

    /// <summary>The two users are not friends.</summary>
    NOT_FRIENDS = 1014,

    /// <summary>The user has as many as there may be; <see cref="Refusal.Max"/> says how many.</summary>
    LIMIT_REACHED = 1015,

    /// <summary>The phone number has an account already.</summary>
    PHONE_TAKEN = 1016,

    /// <summary>The route or its method does not exist.</summary>
    NO_SUCH_ROUTE = 1404,

    /// <summary>A defect of Swiper.</summary>
    INTERNAL_ERROR = 1500,

    /// <summary>A store or silo is unavailable. The request is safe to repeat.</summary>
    UNAVAILABLE = 1503,
}
