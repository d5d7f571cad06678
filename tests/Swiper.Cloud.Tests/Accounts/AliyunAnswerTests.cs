using Swiper.Silo.Accounts;
using Swiper.Silo.Accounts.Aliyun;

namespace Swiper.Cloud.Tests.Accounts;

public sealed class AliyunAnswerTests
{
    [Theory]
    [InlineData("OK", SmsOutcome.Sent)]
    [InlineData("isv.MOBILE_NUMBER_ILLEGAL", SmsOutcome.NumberRefused)]
    [InlineData("isv.DOMESTIC_NUMBER_NOT_SUPPORTED", SmsOutcome.NumberRefused)]
    [InlineData("isv.AMOUNT_NOT_ENOUGH", SmsOutcome.ProviderFault)]
    [InlineData("isv.SMS_TEMPLATE_ILLEGAL", SmsOutcome.ProviderFault)]
    [InlineData("isv.SMS_SIGNATURE_ILLEGAL", SmsOutcome.ProviderFault)]
    [InlineData("isp.RAM_PERMISSION_DENY", SmsOutcome.ProviderFault)]
    [InlineData("isp.SYSTEM_ERROR", SmsOutcome.Unknown)]
    [InlineData("isv.SOMETHING_NEW", SmsOutcome.Rejected)]
    [InlineData(null, SmsOutcome.Unknown)]
    internal void OfService_Code_MeansThis(string? code, SmsOutcome outcome) => Assert.Equal(outcome, AliyunAnswer.OfService(code, null));

    [Theory]
    [InlineData("触发分钟级流控Permits:1", SmsOutcome.TryLater)]
    [InlineData("触发小时级流控Permits:5", SmsOutcome.LimitReached)]
    [InlineData("触发天级流控Permits:10", SmsOutcome.LimitReached)]
    [InlineData(null, SmsOutcome.LimitReached)]
    internal void OfService_LimitOfTheNumber_IsWaitedOutOnlyWhereThatIsAMinute(string? message, SmsOutcome outcome) =>
        Assert.Equal(outcome, AliyunAnswer.OfService("isv.BUSINESS_LIMIT_CONTROL", message));

    [Theory]
    [InlineData(404, "InvalidAccessKeyId.NotFound", SmsOutcome.ProviderFault)]
    [InlineData(400, "SignatureDoesNotMatch", SmsOutcome.ProviderFault)]
    [InlineData(403, "NoPermission", SmsOutcome.ProviderFault)]
    [InlineData(400, "isv.MOBILE_NUMBER_ILLEGAL", SmsOutcome.NumberRefused)]
    [InlineData(400, "Throttling.User", SmsOutcome.TryLater)]
    [InlineData(503, "Throttling", SmsOutcome.TryLater)]
    [InlineData(429, "", SmsOutcome.TryLater)]
    [InlineData(500, "InternalError", SmsOutcome.Unknown)]
    [InlineData(503, "ServiceUnavailable", SmsOutcome.Unknown)]
    [InlineData(502, null, SmsOutcome.Unknown)]
    internal void OfGateway_StatusAndCode_MeansThis(int status, string? code, SmsOutcome outcome) =>
        Assert.Equal(outcome, AliyunAnswer.OfGateway(code, status));
}
