using System.Collections.Frozen;

namespace Swiper.Api.Contract;

/// <summary>The contract's codes: the HTTP status that each is usually answered with, and the sentence that an app may show.</summary>
internal static class Codes
{
    private static readonly FrozenDictionary<ErrorCode, (int Status, string Chinese, string English)> All =
        new Dictionary<ErrorCode, (int, string, string)>
        {
            [ErrorCode.VCODE_ERROR] = (400, "验证码错误或已失效", "The code is wrong or no longer valid"),
            [ErrorCode.LOGIN_ERROR] = (401, "请先登录", "Please sign in"),
            [ErrorCode.PROFILE_ERROR] = (400, "资料填写有误", "Some of the details are not valid"),
            [ErrorCode.FILE_NOT_FOUND] = (400, "没有上传文件", "There is no file in the upload"),
            [ErrorCode.NOT_HAS_PERM] = (403, "没有此项权限", "You do not have permission for this"),
            [ErrorCode.PHONE_ERROR] = (400, "手机号码无效", "The phone number is not valid"),
            [ErrorCode.TOO_MANY_REQUESTS] = (429, "操作过于频繁，请稍后再试", "Too many requests, please try again later"),
            [ErrorCode.USER_NOT_FOUND] = (404, "用户不存在", "There is no such user"),
            [ErrorCode.QUOTA_EXCEEDED] = (429, "今日次数已用完", "You have used up today's quota"),
            [ErrorCode.BAD_REQUEST] = (400, "请求参数有误", "The request has a missing or wrong parameter"),
            [ErrorCode.FILE_REJECTED] = (400, "文件不符合要求", "The file is not a picture we can take"),
            [ErrorCode.NICKNAME_TAKEN] = (409, "昵称已被使用", "The nickname is taken"),
            [ErrorCode.NOTHING_TO_REWIND] = (409, "没有可以撤回的操作", "There is nothing to take back"),
            [ErrorCode.BANNED] = (403, "账号已被封禁", "The account is banned"),
            [ErrorCode.NOT_FRIENDS] = (403, "你们不是好友", "You are not friends"),
            [ErrorCode.LIMIT_REACHED] = (409, "数量已达上限", "You have as many as there may be"),
            [ErrorCode.PHONE_TAKEN] = (409, "该手机号已被使用", "The phone number has an account already"),
            [ErrorCode.NO_SUCH_ROUTE] = (404, "接口不存在", "There is no such route"),
            [ErrorCode.INTERNAL_ERROR] = (500, "服务器内部错误", "Something went wrong on our side"),
            [ErrorCode.UNAVAILABLE] = (503, "服务暂时不可用，请稍后再试", "The service is briefly unavailable, please try again"),
        }.ToFrozenDictionary();

    public static int StatusOf(ErrorCode code) => code is ErrorCode.Ok ? StatusCodes.Status200OK : All[code].Status;

    public static string SentenceOf(ErrorCode code, Language language) => language is Language.English ? All[code].English : All[code].Chinese;
}
