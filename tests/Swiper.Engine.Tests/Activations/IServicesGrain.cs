namespace Swiper.Engine.Tests.Activations;

internal interface IServicesGrain : IGrainWithIntegerKey
{
    /// <summary>The number of the scoped service, whether it is the one of the grain's provider, and the identity its context gives.</summary>
    Task<(int Scope, bool Same, string Identity)> Look();
}
