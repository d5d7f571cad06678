using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Media;
using Swiper.Api.Operators;
using Swiper.Grains.Accounts;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Api.Pipeline;

/// <summary>What the pipeline has found out about a request so far.</summary>
internal sealed class RequestState(ApiServices services, bool isIndented)
{
    public ApiServices Services { get; } = services;

    /// <summary>Whether JSON is written for people to read.</summary>
    public bool IsIndented { get; } = isIndented;

    /// <summary>The caller, once the token is checked; null on routes that need no session.</summary>
    public CurrentUser? User { get; set; }

    /// <summary>The operator, once the key is checked; null on other routes.</summary>
    public CurrentOperator? Operator { get; set; }

    /// <summary>The request's fields, once they are parsed.</summary>
    public Fields Fields { get; set; } = Fields.None;

    /// <summary>The code of the answer.</summary>
    public ErrorCode Code { get; set; }

    public static RequestState Of(HttpContext context) =>
        context.Features.Get<RequestState>() ?? throw new InvalidOperationException("The request did not pass the edge.");
}

/// <summary>The services that nearly every request needs, resolved once: resolving them per request would cost a scope.</summary>
internal sealed record ApiServices(IGrainFactory Grains, IMediaStore Media, SessionTokens Tokens, PhoneReader Phones, TimeProvider Time)
{
    /// <summary>Binds handlers' parameters of this type.</summary>
    public static ValueTask<ApiServices?> BindAsync(HttpContext context) => new(RequestState.Of(context).Services);

    public IUserGrain User(long id) => Grains.GetGrain<IUserGrain>(id);
}
