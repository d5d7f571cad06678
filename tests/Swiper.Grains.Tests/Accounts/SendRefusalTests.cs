using Swiper.Grains.Accounts;
using Swiper.Grains.Interfaces;

namespace Swiper.Grains.Tests.Accounts;

public sealed class SendRefusalTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly VerifyCodeState Sent = CodeRules.Issue(new VerifyCodeState(), new IssuedCode { SendId = 7, SentAt = Now });

    [Fact]
    public void Refuse_LatestMessage_IsTakenBackAndAnsweredUntilItEnds()
    {
        var refused = CodeRules.Refuse(Sent, 7, new SendRefusal(ErrorCode.TOO_MANY_REQUESTS, Now + Hour));

        Assert.Null(refused.Code);
        Assert.Empty(refused.SentAt);
        Assert.Equal(
            new Refusal(ErrorCode.TOO_MANY_REQUESTS, RetryAfter: TimeSpan.FromMinutes(20)),
            CodeRules.RefusalBeforeSending(refused, Now + TimeSpan.FromMinutes(40)));
        Assert.Null(CodeRules.RefusalBeforeSending(refused, Now + Hour));
    }

    [Fact]
    public void Refuse_NumberWillNotDo_IsAnsweredWithoutATimeToComeBack()
    {
        var refused = CodeRules.Refuse(Sent, 7, new SendRefusal(ErrorCode.PHONE_ERROR, Now + Hour));

        Assert.Equal(new Refusal(ErrorCode.PHONE_ERROR), CodeRules.RefusalBeforeSending(refused, Now));
    }

    [Fact]
    public void Refuse_LaterCodeWasMade_ChangesNothing() =>
        Assert.Same(Sent, CodeRules.Refuse(Sent, 6, new SendRefusal(ErrorCode.PHONE_ERROR, Now + Hour)));

    [Fact]
    public void Issue_AfterARefusalEnded_ForgetsIt()
    {
        var refused = CodeRules.Refuse(Sent, 7, new SendRefusal(ErrorCode.PHONE_ERROR, Now + Hour));

        Assert.Null(CodeRules.Issue(refused, new IssuedCode { SendId = 8, SentAt = Now + Hour }).Refused);
    }
}
