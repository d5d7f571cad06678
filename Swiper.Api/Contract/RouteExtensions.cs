namespace Swiper.Api.Contract;

/// <summary>Attaches the contract to an endpoint.</summary>
internal static class RouteExtensions
{
    /// <summary>States what the route is.</summary>
    internal static RouteHandlerBuilder WithContract(this RouteHandlerBuilder builder, ApiRoute route) => builder.WithMetadata(route);
}
