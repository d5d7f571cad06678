using Orleans.Runtime.Messaging;
using Swiper.Grains.Interfaces.Users;
using Swiper.Silo.Cluster;
using Swiper.Silo.Tests.Support;

namespace Swiper.Silo.Tests.Cluster;

public sealed class CallRetryTests
{
    private const string Stopping = "Silo 'S127.0.0.1:11111:1' is shutting down.";
    private const string Died = "The target silo became unavailable for message.";

    private readonly SignallingTime _time = new();

    public static TheoryData<string> UndeliveredNames => [.. Undelivered.Keys];

    private static Dictionary<string, Exception> Undelivered => new()
    {
        ["turned away"] = ScriptedCall.Rejection("The activation is stopping."),
        ["no gateway"] = ScriptedCall.Rejection("No gateways available"),
        ["stopping"] = new SiloUnavailableException(Stopping),
        ["known dead"] = new SiloUnavailableException(),
        ["not connected"] = new ConnectionFailedException("Unable to connect", new InvalidOperationException("Connection terminated prematurely")),
        ["too busy"] = new GatewayTooBusyException(),
    };

    [Theory]
    [MemberData(nameof(UndeliveredNames))]
    public async Task ApiCall_NeverDelivered_IsRepeated(string why)
    {
        var call = new ScriptedCall(nameof(IUserGrain.Swipe), Fail(Undelivered[why]), Fail(Undelivered[why]), Succeed);

        var invoked = new RejectedCallRetry(_time).Invoke(call);
        await PassPauses(invoked);

        await invoked;
        Assert.Equal(3, call.Tries);
    }

    [Fact]
    public async Task ApiCall_OutcomeUnknown_IsNotRepeated()
    {
        foreach (var failure in (Exception[])[new SiloUnavailableException(Died), new SiloUnavailableException("The local Orleans host is shutting down."), new TimeoutException()])
        {
            var call = new ScriptedCall(nameof(IUserGrain.Swipe), Fail(failure), Succeed);

            await Assert.ThrowsAsync(failure.GetType(), () => new RejectedCallRetry(_time).Invoke(call));

            Assert.Equal(1, call.Tries);
        }
    }

    [Fact]
    public async Task ApiCall_NeverAnswered_IsGivenUp()
    {
        var call = new ScriptedCall(nameof(IUserGrain.Swipe), () => new TaskCompletionSource().Task);
        var invoked = new RejectedCallRetry(_time).Invoke(call);
        await _time.TimerSet(RejectedCallRetry.Patience);

        _time.Advance(RejectedCallRetry.Patience);

        await Assert.ThrowsAsync<TimeoutException>(() => invoked);
    }

    [Fact]
    public async Task ApiCall_RejectedForEver_EndsWithTheRejection()
    {
        var call = new ScriptedCall(nameof(IUserGrain.Swipe), Fail(ScriptedCall.Rejection("No gateways available")));

        var invoked = new RejectedCallRetry(_time).Invoke(call);
        await PassPauses(invoked);

        await Assert.ThrowsAsync<OrleansMessageRejectionException>(() => invoked);
        Assert.True(call.Tries > 1);
    }

    [Fact]
    public async Task ApiCall_GrainOfItsProcessUsedUpTheRequest_IsRepeatedWithItsArguments()
    {
        object? repeated = null;
        ScriptedCall call = null!;
        call = new ScriptedCall(
            nameof(IUserGrain.Swipe),
            () =>
            {
                call.Request.Dispose();
                return Task.FromException(ScriptedCall.Rejection("The activation is stopping."));
            },
            () =>
            {
                repeated = call.Request.GetArgument(0);
                return Task.CompletedTask;
            });

        await PassPauses(new RejectedCallRetry(_time).Invoke(call));

        Assert.Equal(ScriptedRequest.Argument, repeated);
    }

    [Fact]
    public async Task ApiCall_RatherAGrains_IsNotRepeated()
    {
        var call = new ScriptedCall(nameof(IUserGrain.Swipe), Fail(Undelivered["turned away"]), Succeed) { SourceContext = new VisitedUser() };

        await Assert.ThrowsAsync<OrleansMessageRejectionException>(() => new RejectedCallRetry(_time).Invoke(call));

        Assert.Equal(1, call.Tries);
    }

    [Theory]
    [InlineData(nameof(IUserPeer.Exists))]
    [InlineData(nameof(IUserPeer.GetCard))]
    [InlineData(nameof(IUserPeer.Hear))]
    [InlineData(nameof(IUserOperator.Create))]
    public async Task GrainCall_IdempotentAndItsSiloGone_IsRepeatedAFewTimes(string method)
    {
        var healed = new ScriptedCall(method, Fail(new SiloUnavailableException(Died)), Fail(new SiloUnavailableException(Stopping)), Succeed);
        var lost = new ScriptedCall(method, Fail(new SiloUnavailableException(Died)));

        var invoked = (Healed: new IdempotentCallRetry(_time).Invoke(healed), Lost: new IdempotentCallRetry(_time).Invoke(lost));
        await PassPauses(Task.WhenAll(invoked.Healed, invoked.Lost));

        await invoked.Healed;
        await Assert.ThrowsAsync<SiloUnavailableException>(() => invoked.Lost);
        Assert.Equal(3, healed.Tries);
        Assert.Equal(5, lost.Tries);
    }

    [Theory]
    [InlineData(nameof(IUserGrain.Swipe))]
    [InlineData(nameof(IUserOperator.OpenSession))]
    [InlineData(nameof(IUserOperator.CreateRobot))]
    public async Task GrainCall_ThatMustNotArriveTwice_IsNotRepeated(string method)
    {
        var call = new ScriptedCall(method, Fail(new SiloUnavailableException(Died)), Succeed);

        await Assert.ThrowsAsync<SiloUnavailableException>(() => new IdempotentCallRetry(_time).Invoke(call));

        Assert.Equal(1, call.Tries);
    }

    [Fact]
    public async Task GrainCall_FailsByItself_IsNotRepeated()
    {
        var call = new ScriptedCall(nameof(IUserPeer.Exists), Fail(new InvalidOperationException()), Succeed);

        await Assert.ThrowsAsync<InvalidOperationException>(() => new IdempotentCallRetry(_time).Invoke(call));

        Assert.Equal(1, call.Tries);
    }

    private static Task Succeed() => Task.CompletedTask;

    private static Func<Task> Fail(Exception exception) => () => Task.FromException(exception);

    /// <summary>Lets pauses pass until a call ends.</summary>
    private async Task PassPauses(Task call)
    {
        while (!call.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }
    }
}
