namespace Swiper.Engine.Tests.Calls;

internal interface ICounterGrain : IGrainWithIntegerKey
{
    Task<int> Add(int amount);

    ValueTask<int> Read();

    ValueTask Reset();

    Task<long> Key();
}
