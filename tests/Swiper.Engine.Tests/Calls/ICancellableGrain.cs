using Orleans.Concurrency;

namespace Swiper.Engine.Tests.Calls;

internal interface ICancellableGrain : IGrainWithIntegerKey
{
    /// <summary>Waits until it is cancelled, and notes whether it still was on the activation's scheduler then.</summary>
    Task WaitForCancellation(CancellationToken cancellationToken);

    Task Enter(string name, CancellationToken cancellationToken);

    [AlwaysInterleave]
    Task<string> Journal();
}
