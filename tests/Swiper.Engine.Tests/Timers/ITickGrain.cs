using Orleans.Concurrency;

namespace Swiper.Engine.Tests.Timers;

/// <summary>Each tick signals <c>tick:key:n</c> and notes <c>tick</c>.</summary>
internal interface ITickGrain : IGrainWithIntegerKey
{
    Task Start(TimeSpan due, TimeSpan period, bool interleave);

    Task Change(TimeSpan due, TimeSpan period);

    Task Stop();

    /// <summary>Makes each tick throw from now on.</summary>
    Task Break();

    Task End();

    Task Linger(string gate);

    Task<int> Ticks();

    [AlwaysInterleave]
    Task<int> TicksNow();

    /// <summary>Whether ticks run on the activation's scheduler.</summary>
    Task<bool> TicksAtHome();
}
