namespace Swiper.Engine.Tests.Activations;

internal sealed class ServicesGrain(ScopedThing thing, IGrainContext context) : Grain, IServicesGrain
{
    public Task<(int Scope, bool Same, string Identity)> Look() =>
        Task.FromResult((thing.Number, ServiceProvider.GetService<ScopedThing>() == thing, context.GrainId.ToString()));
}
