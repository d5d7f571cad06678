using Swiper.Api.Accounts;
using Swiper.Api.Contract;

namespace Swiper.Api.Pipeline;

/// <summary>What the pipeline knows of a request so far.</summary>
/// <param name="services">What the request may use.</param>
/// <param name="indented">Whether JSON is written for people to read.</param>
internal sealed class RequestState(ApiServices services, bool indented)
{
    /// <summary>What the request may use.</summary>
    internal ApiServices Services { get; } = services;

    /// <summary>Whether JSON is written for people to read.</summary>
    internal bool Indented { get; } = indented;

    /// <summary>Who asks, once their token is checked; null on routes that need none.</summary>
    internal CurrentUser? User { get; set; }

    /// <summary>The values of the request, once they are read.</summary>
    internal Fields Fields { get; set; } = Fields.None;

    /// <summary>The code that was answered.</summary>
    internal ErrorCode Code { get; set; }

    /// <summary>The state of a request.</summary>
    internal static RequestState Of(HttpContext context) =>
        context.Features.Get<RequestState>() ?? throw new InvalidOperationException("The request did not pass the edge.");
}
