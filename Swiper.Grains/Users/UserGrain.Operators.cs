using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Operators;
using Swiper.Grains.Vip;

namespace Swiper.Grains.Users;

internal sealed partial class UserGrain
{
    /// <inheritdoc/>
    public async Task<Result<Ban>> Ban(int days, BanReason reason)
    {
        if (!await IsSomebody())
        {
            return ErrorCode.USER_NOT_FOUND;
        }

        var next = BanRules.Ban(_document.Current, days, reason, time.GetUtcNow());
        if (next.Refusal is { } refusal)
        {
            return refusal;
        }

        await ChangeEverywhere(next.Value!);
        return next.Value!.Ban!;
    }

    /// <inheritdoc/>
    public async Task<Refusal?> Unban()
    {
        if (!await IsSomebody())
        {
            return new Refusal(ErrorCode.USER_NOT_FOUND);
        }

        await ChangeEverywhere(BanRules.Lift(_document.Current));
        return null;
    }

    /// <inheritdoc/>
    public async Task<Ban?> ReadBan() => await IsSomebody() ? BanRules.InForce(_document.Current, time.GetUtcNow()) : null;

    /// <inheritdoc/>
    public async Task<Result<Account>> ReadAccount()
    {
        if (!await IsSomebody())
        {
            return ErrorCode.USER_NOT_FOUND;
        }

        var (state, now) = (_document.Current, time.GetUtcNow());
        var grant = VipRules.InForce(state.Vip, vip.Value, now);
        return new Account(
            Id,
            state.Phone[^Math.Min(Account.PhoneDigits, state.Phone.Length)..],
            state.CreatedAt,
            state.ActiveOn,
            state.Profile.Nickname,
            grant?.Level ?? 0,
            grant?.ExpiresAt,
            BanRules.InForce(state, now),
            state.Sessions.Count(session => session.ExpiresAt > now),
            state.Pictures.Photos.Length,
            state.Pictures.Photos.Count(photo => photo.IsWaiting),
            await _likes.Read());
    }

    /// <summary>Changes what must hold everywhere once it is answered: the pools must have heard of it, too.</summary>
    private async Task ChangeEverywhere(UserState next)
    {
        await Change(next);
        if (_partition.Head.Unsettled)
        {
            await SettleOrRetry();
        }

        if (_partition.Head.Unsettled)
        {
            throw new StoreUnavailableException("A listing that may show the user could not be settled.");
        }
    }
}
