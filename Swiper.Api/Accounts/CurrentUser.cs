using Swiper.Api.Contract;
using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Api.Accounts;

/// <summary>Who asks. Handlers take it as a parameter; the gate made it from a token whose signature holds.</summary>
/// <param name="id">The user's id.</param>
/// <param name="proof">What the user's grain checks the session by.</param>
/// <param name="grain">The user's grain.</param>
internal sealed class CurrentUser(long id, SessionProof proof, IUserGrain grain)
{
    /// <summary>The user's id.</summary>
    public long Id { get; } = id;

    /// <summary>What the user's grain checks the session by.</summary>
    public SessionProof Proof { get; } = proof;

    /// <summary>The user's grain.</summary>
    public IUserGrain Grain { get; } = grain;

    /// <summary>Hands the caller that the gate let through to the handler.</summary>
    public static ValueTask<CurrentUser?> BindAsync(HttpContext context) => new(RequestState.Of(context).User);

    /// <summary>
    /// Refuses before any other call was made: a dead session is told so first, whatever else is wrong with the request.
    /// </summary>
    public async Task<IResult> Refuse(Refusal refusal) => Answer.Refuse(await CheckSession() ?? refusal);

    /// <summary>Asks the grain whether the session still exists; null where it does.</summary>
    public async ValueTask<Refusal?> CheckSession() => (await Grain.GetSettings(Proof)).Refusal;
}
