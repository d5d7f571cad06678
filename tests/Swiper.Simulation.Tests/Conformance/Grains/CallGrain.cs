using Orleans.Concurrency;

namespace Swiper.Simulation.Tests.Conformance.Grains;

/// <summary>Calls, and is called, in every way that the scenarios need.</summary>
[Alias("test.call")]
internal interface ICallGrain : IGrainWithIntegerKey
{
    [Alias("Append")]
    Task Append(int number);

    [Alias("Read")]
    ValueTask<int[]> Read();

    /// <summary>Sends numbers to another grain without awaiting the answers in between.</summary>
    [Alias("SendTo")]
    Task SendTo(long other, int count);

    /// <summary>Calls itself through its own reference and answers the result.</summary>
    [Alias("CallMyself")]
    Task<string> CallMyself();

    /// <summary>Calls an interleaving method of itself through its own reference.</summary>
    [Alias("CallMyselfInterleaved")]
    Task<string> CallMyselfInterleaved();

    [Alias("Knock"), ResponseTimeout("00:00:00.2")]
    Task Knock();

    [Alias("Slip"), AlwaysInterleave]
    ValueTask Slip();

    [Alias("ThrowAtOnce")]
    Task ThrowAtOnce();

    [Alias("ThrowLater")]
    ValueTask<int> ThrowLater();

    /// <summary>Calls this method on another grain and answers the exception's type.</summary>
    [Alias("CatchFrom")]
    Task<string> CatchFrom(long other);

    /// <summary>Appends to the list it is given, keeps it, and answers its length.</summary>
    [Alias("Fill")]
    Task<int> Fill(List<int> numbers);

    [Alias("Keep")]
    Task<List<int>> Keep();

    [Alias("Take")]
    Task Take(object message);

    /// <summary>Whether the code is still on its activation's scheduler after each kind of await, and in a task it starts.</summary>
    [Alias("StaysAtHome")]
    Task<bool> StaysAtHome(long other);
}

/// <summary>A message without a serializer.</summary>
[Immutable]
internal sealed record Unwritable(string Text);

/// <summary>An exception defined by the application.</summary>
[GenerateSerializer, Alias("test.refused")]
internal sealed class RefusedException(string message) : Exception(message);

[GrainType("test.call")]
internal sealed class CallGrain(IGrainContext context) : Grain(context), ICallGrain
{
    private readonly List<int> _numbers = [];
    private List<int> _kept = [];

    public async Task Append(int number)
    {
        _numbers.Add(number);
        await Task.Yield();
    }

    public ValueTask<int[]> Read() => new([.. _numbers]);

    public Task SendTo(long other, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(GrainFactory.GetGrain<ICallGrain>(other).Append));

    public Task<string> CallMyself() => OutcomeOf(this.AsReference<ICallGrain>().Knock());

    public Task<string> CallMyselfInterleaved() => OutcomeOf(this.AsReference<ICallGrain>().Slip().AsTask());

    public Task Knock() => Task.CompletedTask;

    public ValueTask Slip() => ValueTask.CompletedTask;

    public Task ThrowAtOnce() => throw new RefusedException("at once");

    public async ValueTask<int> ThrowLater()
    {
        await Task.Yield();
        throw new RefusedException("later");
    }

    public async Task<string> CatchFrom(long other)
    {
        try
        {
            await GrainFactory.GetGrain<ICallGrain>(other).ThrowLater();
            return "nothing";
        }
        catch (RefusedException exception)
        {
            return exception.Message;
        }
    }

    public Task<int> Fill(List<int> numbers)
    {
        numbers.Add(2);
        _kept = numbers;
        return Task.FromResult(numbers.Count);
    }

    public Task<List<int>> Keep() => Task.FromResult(_kept);

    public Task Take(object message) => Task.CompletedTask;

    public async Task<bool> StaysAtHome(long other)
    {
        var home = TaskScheduler.Current;
        await Task.Yield();
        var afterYield = TaskScheduler.Current;
        await GrainFactory.GetGrain<ICallGrain>(other).Append(1);
        var afterCall = TaskScheduler.Current;
        var started = await Task.Factory.StartNew(
            static () => TaskScheduler.Current, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Current);
        return home != TaskScheduler.Default && home == afterYield && home == afterCall && home == started;
    }

    private static async Task<string> OutcomeOf(Task call)
    {
        try
        {
            await call;
            return "done";
        }
        catch (TimeoutException)
        {
            return "timeout";
        }
    }
}
