namespace Swiper.Engine.Tests.Calls;

internal sealed class OrderGrain : Grain, IOrderGrain
{
    private readonly List<int> _numbers = [];

    public async Task Append(int number)
    {
        _numbers.Add(number);
        await Task.Yield();
    }

    public Task<int[]> Read() => Task.FromResult(_numbers.ToArray());

    public Task SendTo(IOrderGrain other, int count) => Task.WhenAll(Enumerable.Range(0, count).Select(other.Append));
}
