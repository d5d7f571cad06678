using Swiper.Grains.Accounts;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Accounts;

public sealed class CodeRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);
    private static readonly AccountOptions Limits = new();
    private readonly SeededEntropy _entropy = new(seed: 1);

    [Fact]
    public void WaitBeforeSending_NeverSent_IsZero() =>
        Assert.Equal(TimeSpan.Zero, CodeRules.WaitBeforeSending(new VerifyCodeState(), Limits, Noon));

    [Theory]
    [InlineData(0, 60)]
    [InlineData(59, 1)]
    [InlineData(60, 0)]
    [InlineData(61, 0)]
    public void WaitBeforeSending_OneSent_WaitsAMinute(int secondsLater, int wait) =>
        Assert.Equal(Seconds(wait), CodeRules.WaitBeforeSending(SentAt(0), Limits, Noon + Seconds(secondsLater)));

    [Theory]
    [InlineData(600, 3000)]
    [InlineData(3599, 1)]
    [InlineData(3600, 0)]
    public void WaitBeforeSending_FiveSentInAnHour_WaitsForTheFirstToBeAnHourOld(int secondsLater, int wait) =>
        Assert.Equal(Seconds(wait), CodeRules.WaitBeforeSending(SentAt(0, 60, 120, 180, 240), Limits, Noon + Seconds(secondsLater)));

    [Fact]
    public void WaitBeforeSending_FourSentInAnHour_IsFree() =>
        Assert.Equal(TimeSpan.Zero, CodeRules.WaitBeforeSending(SentAt(0, 60, 120, 180), Limits, Noon + Seconds(240)));

    [Theory]
    [InlineData(86_399, 1)]
    [InlineData(86_400, 0)]
    public void WaitBeforeSending_TenSentInADay_WaitsForTheFirstToBeADayOld(int secondsLater, int wait)
    {
        var state = SentAt(0, 3600, 7200, 10_800, 14_400, 18_000, 21_600, 25_200, 28_800, 32_400);

        Assert.Equal(Seconds(wait), CodeRules.WaitBeforeSending(state, Limits, Noon + Seconds(secondsLater)));
    }

    [Fact]
    public void WaitBeforeSending_AnyTrainOfSends_KeepsAllThreeLimitsInEveryWindow()
    {
        var random = new Random(20260301);
        var state = new VerifyCodeState();
        var sent = new List<DateTimeOffset>();
        for (var now = Noon; now < Noon.AddDays(4); now += Seconds(random.Next(1, 900)))
        {
            if (CodeRules.WaitBeforeSending(state, Limits, now) == TimeSpan.Zero)
            {
                state = CodeRules.Issue(state, CodeRules.Draw(_entropy, Limits, now).Issued);
                sent.Add(now);
            }
        }

        Assert.All(sent, start =>
        {
            Assert.InRange(InWindow(start, TimeSpan.FromMinutes(1)), 1, 1);
            Assert.InRange(InWindow(start, TimeSpan.FromHours(1)), 1, 5);
            Assert.InRange(InWindow(start, TimeSpan.FromDays(1)), 1, 10);
        });
        Assert.InRange(sent.Count, 35, 40);
        Assert.InRange(state.SentAt.Length, 1, 10);

        int InWindow(DateTimeOffset start, TimeSpan window) => sent.Count(moment => moment >= start && moment < start + window);
    }

    [Fact]
    public void Draw_Code_IsSixDigitsAndOnlyItsSaltedHashIsKept()
    {
        for (var i = 0; i < 1000; i++)
        {
            var (code, issued) = CodeRules.Draw(_entropy, Limits, Noon);

            Assert.Matches("^[0-9]{6}$", code);
            Assert.Equal(CodeRules.Hash(code, issued.Salt.AsSpan()), issued.Hash.AsSpan());
            Assert.Equal(16, issued.Salt.Length);
            Assert.True(issued.SendId > 0);
            Assert.Equal(Noon + TimeSpan.FromMinutes(5), issued.ExpiresAt);
        }
    }

    [Fact]
    public void Draw_Twice_GivesOtherSaltAndName()
    {
        var (_, first) = CodeRules.Draw(_entropy, Limits, Noon);
        var (_, second) = CodeRules.Draw(_entropy, Limits, Noon);

        Assert.NotEqual(first.SendId, second.SendId);
        Assert.NotEqual(first.Salt.ToArray(), second.Salt.ToArray());
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(299, true)]
    [InlineData(300, false)]
    [InlineData(301, false)]
    public void Check_RightCode_WorksForFiveMinutes(int secondsLater, bool isRight)
    {
        var (code, state) = Issued();

        var (right, next) = CodeRules.Check(state, code, Limits, Noon + Seconds(secondsLater));

        Assert.Equal(isRight, right);
        Assert.Same(state, next);
    }

    [Fact]
    public void Check_NoCode_IsWrongAndChangesNothing()
    {
        var state = new VerifyCodeState { UserId = 7 };

        Assert.Equal((false, state), CodeRules.Check(state, "000000", Limits, Noon));
    }

    [Fact]
    public void Check_FourWrongTries_LeaveTheCodeAlive()
    {
        var (code, state) = Issued();
        for (var i = 0; i < 4; i++)
        {
            (_, state) = CodeRules.Check(state, "wrong", Limits, Noon);
        }

        Assert.True(CodeRules.Check(state, code, Limits, Noon).Right);
    }

    [Fact]
    public void Check_FiveWrongTries_KillTheCode()
    {
        var (code, state) = Issued();
        for (var i = 0; i < 5; i++)
        {
            (var right, state) = CodeRules.Check(state, "wrong", Limits, Noon);
            Assert.False(right);
        }

        Assert.Equal((false, state), CodeRules.Check(state, code, Limits, Noon));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("1234567890123456789012345678901234567890")]
    [InlineData("１２３４５６")]
    public void Check_CodeThatIsNoneAtAll_IsAWrongTry(string typed)
    {
        var (_, state) = Issued();

        var (right, next) = CodeRules.Check(state, typed, Limits, Noon);

        Assert.False(right);
        Assert.Equal(1, next.Code!.WrongTries);
    }

    [Fact]
    public void Issue_NewCode_ReplacesTheOldOneAndItsTries()
    {
        var (oldCode, state) = Issued();
        (_, state) = CodeRules.Check(state, "wrong", Limits, Noon);
        var (newCode, issued) = CodeRules.Draw(_entropy, Limits, Noon + Seconds(60));

        state = CodeRules.Issue(state, issued);

        Assert.Equal(0, state.Code!.WrongTries);
        Assert.False(CodeRules.Check(state, oldCode, Limits, Noon + Seconds(60)).Right);
        Assert.True(CodeRules.Check(state, newCode, Limits, Noon + Seconds(60)).Right);
    }

    [Fact]
    public void TakeBack_LastMessage_FreesTheLimitAndKillsItsCode()
    {
        var (code, state) = Issued();

        var next = CodeRules.TakeBack(state, state.Code!.SendId);

        Assert.Equal(TimeSpan.Zero, CodeRules.WaitBeforeSending(next, Limits, Noon));
        Assert.False(CodeRules.Check(next, code, Limits, Noon).Right);
        Assert.Same(next, CodeRules.TakeBack(next, state.Code.SendId));
    }

    [Fact]
    public void TakeBack_EarlierMessage_ChangesNothing()
    {
        var (_, state) = Issued();
        var earlier = state.Code!.SendId;
        state = CodeRules.Issue(state, CodeRules.Draw(_entropy, Limits, Noon + Seconds(60)).Issued);

        Assert.Same(state, CodeRules.TakeBack(state, earlier));
    }

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    private static VerifyCodeState SentAt(params int[] seconds) => new() { SentAt = [.. seconds.Select(second => Noon + Seconds(second))] };

    private (string Code, VerifyCodeState State) Issued()
    {
        var (code, issued) = CodeRules.Draw(_entropy, Limits, Noon);
        return (code, CodeRules.Issue(new VerifyCodeState(), issued));
    }
}
