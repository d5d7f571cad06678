using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Activations;

internal sealed class ScopedThing(Probe probe) : IDisposable
{
    public int Number { get; } = probe.Count("scoped");

    public void Dispose() => probe.Signal($"disposed:{Number}");
}
