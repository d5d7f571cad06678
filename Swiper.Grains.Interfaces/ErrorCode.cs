namespace Swiper.Grains.Interfaces;

/// <summary>The refusals an app can meet; the numbers and names are the HTTP contract's.</summary>
public enum ErrorCode
{
    /// <summary>Not a refusal.</summary>
    Ok = 0,

    /// <summary>The one-time code is wrong, expired, used, or was never sent.</summary>
    VCODE_ERROR = 1000,

    /// <summary>There is no session, or it is dead.</summary>
    LOGIN_ERROR = 1001,

    /// <summary>A field is invalid; <see cref="Refusal.Fields"/> says which and why.</summary>
    PROFILE_ERROR = 1002,

    /// <summary>The upload carries no file.</summary>
    FILE_NOT_FOUND = 1003,

    /// <summary>The VIP level lacks the permission.</summary>
    NOT_HAS_PERM = 1004,

    /// <summary>Not a phone number a code can be sent to.</summary>
    PHONE_ERROR = 1005,

    /// <summary>Too many codes, tries or calls; <see cref="Refusal.RetryAfter"/> says when to come back.</summary>
    TOO_MANY_REQUESTS = 1006,

    /// <summary>There is no such user, or the caller may not see them: the same answer.</summary>
    USER_NOT_FOUND = 1007,

    /// <summary>The day's quota is used up; <see cref="Refusal.Quota"/> holds its state.</summary>
    QUOTA_EXCEEDED = 1008,

    /// <summary>A parameter is missing, malformed or makes no sense; <see cref="Refusal.Parameter"/> names it.</summary>
    BAD_REQUEST = 1009,

    /// <summary>The file is no picture Swiper takes, is broken, or is too large.</summary>
    FILE_REJECTED = 1010,

    /// <summary>Somebody else has the nickname.</summary>
    NICKNAME_TAKEN = 1011,

    /// <summary>There is no swipe to take back.</summary>
    NOTHING_TO_REWIND = 1012,

    /// <summary>Only friends may do that.</summary>
    NOT_FRIENDS = 1014,

    /// <summary>The route or its method does not exist.</summary>
    NO_SUCH_ROUTE = 1404,

    /// <summary>A defect of Swiper's own.</summary>
    INTERNAL_ERROR = 1500,

    /// <summary>A store or silo is away; the request is safe to repeat.</summary>
    UNAVAILABLE = 1503,
}
