namespace Swiper.Api.Contract;

/// <summary>The HTTP status of each code.</summary>
internal static class StatusOf
{
    /// <summary>The status a code is usually answered with.</summary>
    internal static int Code(ErrorCode code) => code switch
    {
        ErrorCode.Ok => StatusCodes.Status200OK,
        ErrorCode.LOGIN_ERROR => StatusCodes.Status401Unauthorized,
        ErrorCode.NOT_HAS_PERM => StatusCodes.Status403Forbidden,
        ErrorCode.USER_NOT_FOUND or ErrorCode.NO_SUCH_ROUTE => StatusCodes.Status404NotFound,
        ErrorCode.NICKNAME_TAKEN or ErrorCode.NOTHING_TO_REWIND => StatusCodes.Status409Conflict,
        ErrorCode.TOO_MANY_REQUESTS or ErrorCode.QUOTA_EXCEEDED => StatusCodes.Status429TooManyRequests,
        ErrorCode.UNAVAILABLE => StatusCodes.Status503ServiceUnavailable,
        ErrorCode.VCODE_ERROR or ErrorCode.PROFILE_ERROR or ErrorCode.FILE_NOT_FOUND or ErrorCode.PHONE_ERROR
            or ErrorCode.BAD_REQUEST or ErrorCode.FILE_REJECTED => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };
}
