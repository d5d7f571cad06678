using Orleans.Concurrency;

namespace Swiper.Engine.Tests.Activations;

/// <summary>Notes its life in the probe's journal "life:key", each line with the number of the activation.</summary>
internal interface ILifeGrain : IGrainWithIntegerKey
{
    /// <summary>The number of the activation.</summary>
    Task<int> Number();

    Task End();

    Task Stay();

    [AlwaysInterleave]
    Task Linger(string gate);

    Task<string> Identity();
}
