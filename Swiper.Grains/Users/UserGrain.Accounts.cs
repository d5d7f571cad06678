using System.Collections.Immutable;
using Swiper.Grains.Accounts;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Users;

internal sealed partial class UserGrain
{
    /// <inheritdoc/>
    public async ValueTask<Result<ImmutableArray<SessionInfo>>> GetSessions(SessionProof proof) => await CheckSession(proof) is { } dead
        ? dead
        : SessionRules.Describe(_document.Current, proof, accounts.Value.SessionLifetime, time.GetUtcNow());

    /// <inheritdoc/>
    public async Task<Refusal?> EndSession(SessionProof proof, long id)
    {
        if (await CheckSession(proof) is { } dead)
        {
            return dead;
        }

        var next = SessionRules.End(_document.Current, session => session.Id == id);
        await (ReferenceEquals(next, _document.Current) ? _document.Verify() : _document.Save(next));
        return null;
    }

    /// <inheritdoc/>
    public async Task<Result<Me>> ChangePhone(SessionProof proof, string phone, string code)
    {
        if (await CheckSession(proof) is { } dead)
        {
            return dead;
        }

        // Say so before the number is bound: a number whose user says nothing of it is nobody's.
        if (!IsHeld(phone))
        {
            await _document.Save(_document.Current with { MovingTo = phone });
        }

        if (await GrainFactory.GetGrain<IVerifyCodeGrain>(phone).MoveHere(Id, code) is { } refusal)
        {
            await StayHere();
            return refusal;
        }

        if (_document.Current.Phone != phone)
        {
            await _document.Save(MovedTo(phone));
        }

        return BuildMe();
    }

    /// <inheritdoc/>
    public async ValueTask<bool> Holds(string phone)
    {
        await Load();
        if (!IsHeld(phone))
        {
            // Another activation may have moved here, while a network is split.
            await _document.Verify();
        }

        return IsHeld(phone);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> HasOpened(long sessionId)
    {
        await Load();
        if (SessionRules.WasOpened(_document.Current, sessionId))
        {
            return true;
        }

        // Another activation may have opened it, while a network is split.
        await _document.Verify();
        return false;
    }

    private bool IsHeld(string phone) => _document.Current.Phone == phone || _document.Current.MovingTo == phone;

    private UserState MovedTo(string phone) => _document.Current with { Phone = phone, MovingTo = null };

    private Task StayHere() =>
        _document.Current.MovingTo is null ? Task.CompletedTask : _document.Save(_document.Current with { MovingTo = null });
}
