using System.Collections.Frozen;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Api.Contract;

/// <summary>Every sentence that an app may show, in both languages.</summary>
internal static class Messages
{
    private static readonly FrozenDictionary<ErrorCode, (string Chinese, string English)> Codes =
        new Dictionary<ErrorCode, (string, string)>
        {
            [ErrorCode.VCODE_ERROR] = ("验证码错误或已失效", "The code is wrong or no longer valid"),
            [ErrorCode.LOGIN_ERROR] = ("请先登录", "Please sign in"),
            [ErrorCode.PROFILE_ERROR] = ("资料填写有误", "Some of the details are not valid"),
            [ErrorCode.FILE_NOT_FOUND] = ("没有上传文件", "There is no file in the upload"),
            [ErrorCode.NOT_HAS_PERM] = ("没有此项权限", "You do not have permission for this"),
            [ErrorCode.PHONE_ERROR] = ("手机号码无效", "The phone number is not valid"),
            [ErrorCode.TOO_MANY_REQUESTS] = ("操作过于频繁，请稍后再试", "Too many requests, please try again later"),
            [ErrorCode.USER_NOT_FOUND] = ("用户不存在", "There is no such user"),
            [ErrorCode.QUOTA_EXCEEDED] = ("今日次数已用完", "You have used up today's quota"),
            [ErrorCode.BAD_REQUEST] = ("请求参数有误", "The request has a missing or wrong parameter"),
            [ErrorCode.FILE_REJECTED] = ("文件不符合要求", "The file is not a picture we can take"),
            [ErrorCode.NICKNAME_TAKEN] = ("昵称已被使用", "The nickname is taken"),
            [ErrorCode.NOTHING_TO_REWIND] = ("没有可以撤回的操作", "There is nothing to take back"),
            [ErrorCode.NOT_FRIENDS] = ("你们不是好友", "You are not friends"),
            [ErrorCode.NO_SUCH_ROUTE] = ("接口不存在", "There is no such route"),
            [ErrorCode.INTERNAL_ERROR] = ("服务器内部错误", "Something went wrong on our side"),
            [ErrorCode.UNAVAILABLE] = ("服务暂时不可用，请稍后再试", "The service is briefly unavailable, please try again"),
        }.ToFrozenDictionary();

    private static readonly FrozenDictionary<FieldProblem, (string Chinese, string English)> Problems =
        new Dictionary<FieldProblem, (string, string)>
        {
            [FieldProblem.Unknown] = ("没有这个字段", "There is no such field"),
            [FieldProblem.WrongType] = ("类型不正确", "The value is of the wrong type"),
            [FieldProblem.Empty] = ("不能为空", "Must not be empty"),
            [FieldProblem.TooLong] = ("内容过长", "Is too long"),
            [FieldProblem.BadCharacters] = ("包含不允许的字符", "Has characters that are not allowed"),
            [FieldProblem.NotASex] = ("必须是 male 或 female", "Must be male or female"),
            [FieldProblem.NotADate] = ("不是有效日期", "Is not a real date"),
            [FieldProblem.YearMissing] = ("缺少出生年份", "A year of birth is needed"),
            [FieldProblem.TooYoung] = ("年龄不能小于 18 岁", "Must be at least 18 years old"),
            [FieldProblem.TooOld] = ("年龄不能大于 120 岁", "Must be at most 120 years old"),
            [FieldProblem.OutOfRange] = ("超出允许范围", "Is out of range"),
            [FieldProblem.MinAboveMax] = ("最小值不能大于最大值", "The minimum is above the maximum"),
        }.ToFrozenDictionary();

    public static string Of(ErrorCode code, Language language) => In(language, Codes[code]);

    public static string Of(FieldProblem problem, Language language) => In(language, Problems[problem]);

    private static string In(Language language, (string Chinese, string English) sentence) =>
        language is Language.English ? sentence.English : sentence.Chinese;
}
