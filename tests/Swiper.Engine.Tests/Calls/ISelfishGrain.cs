using Orleans.Concurrency;

namespace Swiper.Engine.Tests.Calls;

internal interface ISelfishGrain : IGrainWithIntegerKey
{
    /// <summary>Calls itself through its own reference and answers the type of what comes of it.</summary>
    Task<string> CallMyself();

    /// <summary>The same, with a method that may interleave.</summary>
    Task<string> CallMyselfInterleaved();

    [ResponseTimeout("00:00:00.2")]
    Task Knock();

    [AlwaysInterleave]
    Task Slip();
}
