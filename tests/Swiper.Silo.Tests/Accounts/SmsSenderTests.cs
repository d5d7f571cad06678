using Microsoft.Extensions.Options;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Silo.Accounts;
using Swiper.Silo.Tests.Support;
using static Swiper.Silo.Tests.Accounts.ScriptedProvider;

namespace Swiper.Silo.Tests.Accounts;

public sealed class SmsSenderTests : IDisposable
{
    private const string Phone = "+8610000000001";
    private const string Code = "314159";
    private const long SendId = 7;

    private readonly SignallingTime _time = new();
    private readonly RecordingGrains _grains = RecordingGrains.Start();
    private readonly LogCapture _log = new();
    private readonly SmsOptions _options = new();
    private SmsQueue? _queue;
    private SmsSender? _sender;

    public void Dispose() => _sender?.Dispose();

    [Fact]
    public async Task Send_ProviderTakesIt_IsSentOnceAndStands()
    {
        var provider = new ScriptedProvider();

        await SendAndStop(provider);

        Assert.Equal(Code, Assert.Single(provider.Sent).Code);
        Assert.Empty(_grains.TakenBack);
    }

    [Fact]
    public async Task Send_ProviderRejects_IsTakenBackWithoutAnotherTry()
    {
        var provider = new ScriptedProvider(Answers(SmsOutcome.Rejected));

        await SendAndStop(provider);

        Assert.Equal(1, provider.Tries);
        Assert.Equal((Phone, SendId), Assert.Single(_grains.TakenBack));
    }

    [Fact]
    public async Task Send_ProviderIsAwayOnce_IsSentAfterTheDelay()
    {
        var provider = new ScriptedProvider(Answers(SmsOutcome.TryLater));
        Start(provider);

        await _time.TimerSet(_options.RetryDelay);
        _time.Advance(_options.RetryDelay);
        await Stop();

        Assert.Equal(2, provider.Tries);
        Assert.Single(provider.Sent);
        Assert.Empty(_grains.TakenBack);
    }

    [Fact]
    public async Task Send_ProviderStaysAway_IsTakenBackAfterTheLastTry()
    {
        var provider = new ScriptedProvider([.. Enumerable.Repeat(Answers(SmsOutcome.TryLater), 10)]);
        Start(provider);

        await _time.TimerSet(_options.RetryDelay);
        _time.Advance(_options.RetryDelay);
        await _time.TimerSet(_options.RetryDelay * 2);
        _time.Advance(_options.RetryDelay * 2);
        await Stop();

        Assert.Equal(_options.Tries, provider.Tries);
        Assert.Equal((Phone, SendId), Assert.Single(_grains.TakenBack));
    }

    [Fact]
    public async Task Send_NoAnswerInTime_StandsAndIsNotRepeated()
    {
        var provider = new ScriptedProvider(Hangs);
        Start(provider);

        await _time.TimerSet(_options.TryTimeout);
        _time.Advance(_options.TryTimeout);
        await Stop();

        Assert.Equal(1, provider.Tries);
        Assert.Empty(_grains.TakenBack);
    }

    [Fact]
    public async Task Send_ProviderThrows_StandsAndTheNextIsSent()
    {
        var provider = new ScriptedProvider(Throws(new InvalidOperationException("cannot reach " + Phone)));

        await SendAndStop(provider, Message(), Message());

        Assert.Equal(2, provider.Tries);
        Assert.Single(provider.Sent);
        Assert.Empty(_grains.TakenBack);
    }

    [Fact]
    public async Task Send_WaitedTooLong_IsTakenBackUntried()
    {
        var message = Message();
        _time.Advance(_options.GiveUpAfter);
        var provider = new ScriptedProvider();

        await SendAndStop(provider, message);

        Assert.Equal(0, provider.Tries);
        Assert.Single(_grains.TakenBack);
    }

    [Theory]
    [InlineData(SmsOutcome.NumberRefused, ErrorCode.PHONE_ERROR)]
    [InlineData(SmsOutcome.LimitReached, ErrorCode.TOO_MANY_REQUESTS)]
    public async Task Send_ProviderWillNotSendToTheNumber_IsRefusedWithTheReason(SmsOutcome outcome, ErrorCode reason)
    {
        var provider = new ScriptedProvider(Answers(outcome));

        await SendAndStop(provider);

        Assert.Equal(1, provider.Tries);
        Assert.Equal((SendId, reason), Assert.Single(_grains.Refused));
        Assert.Empty(_grains.TakenBack);
    }

    [Fact]
    public async Task Send_ProviderRefusesItsAccount_TakesBackWhatWaitsUntriedAndTakesNoMore()
    {
        _options.Concurrency = 1;
        var provider = new ScriptedProvider(Answers(SmsOutcome.ProviderFault));

        await SendAndStop(provider, Message(), Message(), Message());

        Assert.Equal(1, provider.Tries);
        Assert.Equal(3, _grains.TakenBack.Count);
        Assert.False(_queue!.IsOpen);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Send_PauseAfterAFaultEnds_IsTriedAgain()
    {
        _options.Concurrency = 1;
        var provider = new ScriptedProvider(Answers(SmsOutcome.ProviderFault));
        Start(provider);

        await _time.TimerSet(_options.FaultPause);
        Assert.False(_queue!.TryEnqueue(Message()));
        _time.Advance(_options.FaultPause);

        Assert.True(_queue.TryEnqueue(Message()));
        await Stop();
        Assert.Single(provider.Sent);
    }

    [Theory]
    [InlineData(SmsOutcome.Rejected)]
    [InlineData(SmsOutcome.NumberRefused)]
    [InlineData(SmsOutcome.LimitReached)]
    [InlineData(SmsOutcome.Unknown)]
    public async Task Send_Fails_LogsNeitherNumberNorCode(SmsOutcome outcome)
    {
        await SendAndStop(new ScriptedProvider(Answers(outcome), Throws(new InvalidOperationException(Phone + Code))), Message(), Message());

        Assert.NotEmpty(_log.Lines);
        Assert.All(_log.All, line =>
        {
            Assert.DoesNotContain(Phone, line);
            Assert.DoesNotContain(Code, line);
        });
    }

    [Fact]
    public async Task Stop_ProviderHangs_EndsAfterTheDrainTimeout()
    {
        Start(new ScriptedProvider(Hangs));

        var stop = _sender!.StopAsync(CancellationToken.None);
        await _time.TimerSet(_options.DrainTimeout);
        _time.Advance(_options.DrainTimeout);
        await stop;

        Assert.Empty(_grains.TakenBack);
    }

    [Fact]
    public void TryEnqueue_QueueIsFull_AnswersFalse()
    {
        var queue = new SmsQueue(Options.Create(new SmsOptions { QueueLimit = 1 }));

        Assert.True(queue.TryEnqueue(Message()));
        Assert.False(queue.TryEnqueue(Message()));
    }

    private SmsMessage Message() => new(Phone, Code, SendId, _time.GetUtcNow());

    private Task SendAndStop(ISmsProvider provider, params SmsMessage[] messages)
    {
        Start(provider, messages);
        return Stop();
    }

    private void Start(ISmsProvider provider, params SmsMessage[] messages)
    {
        var options = Options.Create(_options);
        _queue = new SmsQueue(options);
        foreach (var message in messages.DefaultIfEmpty(Message()))
        {
            Assert.True(_queue.TryEnqueue(message));
        }

        _sender = new SmsSender(_queue, provider, _grains.Factory, options, _time, _log.For<SmsSender>());
        Assert.True(_sender.StartAsync(CancellationToken.None).IsCompletedSuccessfully);
    }

    /// <summary>Stopping drains the queue, so all messages are handled when it returns.</summary>
    private Task Stop() => _sender!.StopAsync(CancellationToken.None);
}
