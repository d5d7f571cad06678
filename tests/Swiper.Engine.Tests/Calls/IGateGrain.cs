using Orleans.Concurrency;

namespace Swiper.Engine.Tests.Calls;

/// <summary>Every method notes <c>in:name</c>, waits for the gate of that name, and notes <c>out:name</c>.</summary>
internal interface IGateGrain : IGrainWithIntegerKey
{
    Task Pass(string name);

    [ReadOnly]
    Task Look(string name);

    [AlwaysInterleave]
    Task Slip(string name);

    [OneWay]
    Task Throw(string name);

    [ResponseTimeout("00:00:00.2")]
    Task PassInTime(string name);

    [AlwaysInterleave]
    Task<string> Journal();
}
