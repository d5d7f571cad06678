using Swiper.Api.Accounts;
using Swiper.Api.Media;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Api.Pipeline;

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
    internal IUserGrain User(long id) => Grains.GetGrain<IUserGrain>(id);
}
