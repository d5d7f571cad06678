namespace Swiper.Engine.Tests.Calls;

internal sealed class CounterGrain : Grain, ICounterGrain
{
    private int _value;

    public async Task<int> Add(int amount)
    {
        // Any other request in between would be seen.
        var before = _value;
        await Task.Yield();
        _value = before + amount;
        return _value;
    }

    public ValueTask<int> Read() => ValueTask.FromResult(_value);

    public ValueTask Reset()
    {
        _value = 0;
        return ValueTask.CompletedTask;
    }

    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());
}
