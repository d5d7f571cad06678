using Swiper.Grains.Interfaces.Health;

namespace Swiper.Silo.Health;

/// <inheritdoc cref="IPulseGrain"/>
[GrainType("swiper.pulse")]
internal sealed class PulseGrain(IGrainContext context) : Grain(context), IPulseGrain
{
    public Task Beat()
    {
        // Each is asked once.
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
