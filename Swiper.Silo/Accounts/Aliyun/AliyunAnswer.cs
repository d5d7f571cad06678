namespace Swiper.Silo.Accounts.Aliyun;

/// <summary>
/// What Aliyun's answers mean for a message. Pure. The service answers what it decides about a message with status 200 and a code in the
/// body, and what the gateway before it decides about a request with an error status and a code.
/// </summary>
internal static class AliyunAnswer
{
    private const int BadRequest = 400;
    private const int TooManyRequests = 429;
    private const int InternalServerError = 500;

    /// <summary>What the service says of its account, keys, signature or template, and would say of every message.</summary>
    private static readonly HashSet<string> Faults = new(StringComparer.Ordinal)
    {
        "isp.RAM_PERMISSION_DENY",
        "isv.ACCOUNT_ABNORMAL",
        "isv.ACCOUNT_NOT_EXISTS",
        "isv.AMOUNT_NOT_ENOUGH",
        "isv.BILLING_DEDUCTION_ERROR",
        "isv.DAY_LIMIT_CONTROL",
        "isv.DENY_IP_RANGE",
        "isv.FORBIDDEN_ACTION",
        "isv.INVALID_JSON_PARAM",
        "isv.INVALID_PARAMETERS",
        "isv.MONTH_LIMIT_CONTROL",
        "isv.OUT_OF_SERVICE",
        "isv.PRODUCT_UNSUBSCRIBE",
        "isv.PRODUCT_UN_SUBSCRIPT",
        "isv.RAM_CHECK_FAILED",
        "isv.SIGN_STATE_ILLEGAL",
        "isv.SMS_CONTENT_ILLEGAL",
        "isv.SMS_SIGNATURE_ILLEGAL",
        "isv.SMS_SIGNATURE_SCENE_ILLEGAL",
        "isv.SMS_SIGN_ILLEGAL",
        "isv.SMS_TEMPLATE_ILLEGAL",
        "isv.TEMPLATE_MISSING_PARAMETERS",
        "isv.TEMPLATE_PARAMS_ILLEGAL",
    };

    /// <summary>What the body of a 200 says.</summary>
    public static SmsOutcome OfService(string? code, string? message) => code switch
    {
        "OK" => SmsOutcome.Sent,
        // One a minute: the clocks and delays of two messages that we let out a minute apart differ by more than nothing.
        "isv.BUSINESS_LIMIT_CONTROL" when message?.Contains("分钟", StringComparison.Ordinal) == true => SmsOutcome.TryLater,
        "isv.BUSINESS_LIMIT_CONTROL" => SmsOutcome.LimitReached,
        "isv.MOBILE_NUMBER_ILLEGAL" or "isv.DOMESTIC_NUMBER_NOT_SUPPORTED" or "isv.NOT_SUPPORTED_COUNTRY" => SmsOutcome.NumberRefused,
        null => SmsOutcome.Unknown,
        // The service broke while it had the message.
        _ when code.StartsWith("isp.", StringComparison.Ordinal) && !Faults.Contains(code) => SmsOutcome.Unknown,
        _ => Faults.Contains(code) ? SmsOutcome.ProviderFault : SmsOutcome.Rejected,
    };

    /// <summary>What an error status says. The gateway refuses a request before the service sees it, unless it is the gateway or service that broke.</summary>
    public static SmsOutcome OfGateway(string? code, int status) => code switch
    {
        _ when status == TooManyRequests || code?.StartsWith("Throttling", StringComparison.Ordinal) == true => SmsOutcome.TryLater,
        _ when status is < BadRequest or >= InternalServerError => SmsOutcome.Unknown,
        not null when OfService(code, null) is var outcome and not SmsOutcome.Rejected => outcome,
        _ => SmsOutcome.ProviderFault,
    };
}
