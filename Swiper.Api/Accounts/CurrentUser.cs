using Swiper.Api.Contract;
using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Api.Accounts;

/// <summary>The caller, as a parameter of handlers. The gate makes it from a token with a valid signature.</summary>
internal sealed class CurrentUser(long id, SessionProof proof, IUserGrain grain)
{
    public long Id { get; } = id;

    /// <summary>By which the user's grain checks the session.</summary>
    public SessionProof Proof { get; } = proof;

    public IUserGrain Grain { get; } = grain;

    /// <summary>Binds the caller that the gate has admitted.</summary>
    public static ValueTask<CurrentUser?> BindAsync(HttpContext context) => new(RequestState.Of(context).User);

    /// <summary>
    /// Refuses a request before any other call is made. A dead session is reported first, whatever else is wrong.
    /// </summary>
    public async Task<IResult> Refuse(Refusal refusal) => Answer.Refuse(await CheckSession() ?? refusal);

    /// <summary>The refusal of a session that no longer exists, or null.</summary>
    public async ValueTask<Refusal?> CheckSession() => (await Grain.GetSettings(Proof)).Refusal;
}
