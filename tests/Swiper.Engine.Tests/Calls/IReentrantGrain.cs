using Orleans.Concurrency;

namespace Swiper.Engine.Tests.Calls;

internal interface IReentrantGrain : IGrainWithIntegerKey
{
    Task Meet(string me, string other);

    /// <summary>Works in turns, and answers whether another turn ran at the same time.</summary>
    [AlwaysInterleave]
    Task<bool> Overlaps(int turns);
}
