namespace Swiper.Engine.Tests.Calls;

internal sealed class FaultyGrain : Grain, IFaultyGrain
{
    private int _calls;

    public Task<int> ThrowAtOnce()
    {
        _calls++;
        throw new RefusedException("at once");
    }

    public async Task ThrowLater()
    {
        _calls++;
        await Task.Yield();
        throw new RefusedException("later");
    }

    public async ValueTask<int> ThrowFromValueTask()
    {
        _calls++;
        await Task.Yield();
        throw new InvalidOperationException("value");
    }

    public Task<int> Calls() => Task.FromResult(_calls);

    public async Task<string> CatchFrom(IFaultyGrain other)
    {
        try
        {
            await other.ThrowLater();
            return "nothing";
        }
        catch (RefusedException exception)
        {
            return exception.Message;
        }
    }
}
