namespace Swiper.Simulation.Tests.Conformance;

/// <summary>
/// What a grain can observe of its runtime, through Orleans' interfaces alone. Each scenario runs on Orleans itself and on the stage; if they differ,
/// Orleans is right.
/// </summary>
public abstract partial class ConformanceTests
{
    private protected abstract Task Play(Func<Scene, Task> scenario);

    private protected static async Task<TException> Throws<TException>(Func<Task> call)
        where TException : Exception
    {
        try
        {
            await call();
        }
        catch (TException exception)
        {
            return exception;
        }

        Assert.Fail($"no {typeof(TException).Name}");
        return null!;
    }
}
