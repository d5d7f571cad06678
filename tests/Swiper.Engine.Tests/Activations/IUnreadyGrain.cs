namespace Swiper.Engine.Tests.Activations;

/// <summary>Fails to activate, the first time or always, as its key says.</summary>
internal interface IUnreadyGrain : IGrainWithStringKey
{
    Task<string> Call();
}
