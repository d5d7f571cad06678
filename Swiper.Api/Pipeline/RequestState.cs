using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Media;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Api.Pipeline;

/// <summary>What the pipeline knows of a request so far.</summary>
/// <param name="services">What the request may use.</param>
/// <param name="isIndented">Whether JSON is written for people to read.</param>
internal sealed class RequestState(ApiServices services, bool isIndented)
{
    /// <summary>What the request may use.</summary>
    public ApiServices Services { get; } = services;

    /// <summary>Whether JSON is written for people to read.</summary>
    public bool IsIndented { get; } = isIndented;

    /// <summary>Who asks, once their token is checked; null on routes that need none.</summary>
    public CurrentUser? User { get; set; }

    /// <summary>The values of the request, once they are read.</summary>
    public Fields Fields { get; set; } = Fields.None;

    /// <summary>The code that was answered.</summary>
    public ErrorCode Code { get; set; }

    /// <summary>The state of a request.</summary>
    public static RequestState Of(HttpContext context) =>
        context.Features.Get<RequestState>() ?? throw new InvalidOperationException("The request did not pass the edge.");
}

/// <summary>What nearly every request needs, gathered once: resolving each per request would cost a scope.</summary>
/// <param name="Grains">The way to the grains.</param>
/// <param name="Media">Where pictures are kept.</param>
/// <param name="Tokens">Makes and checks session tokens.</param>
/// <param name="Time">The clock.</param>
internal sealed record ApiServices(IGrainFactory Grains, IMediaStore Media, SessionTokens Tokens, TimeProvider Time)
{
    /// <summary>Hands itself to handlers.</summary>
    public static ValueTask<ApiServices?> BindAsync(HttpContext context) => new(RequestState.Of(context).Services);

    /// <summary>The grain of a user.</summary>
    public IUserGrain User(long id) => Grains.GetGrain<IUserGrain>(id);
}
