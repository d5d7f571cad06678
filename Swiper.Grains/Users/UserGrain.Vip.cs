using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Vip;

namespace Swiper.Grains.Users;

internal sealed partial class UserGrain
{
    /// <inheritdoc/>
    public async Task<Result<Me>> GrantVip(int level, int days)
    {
        await Load();
        if (!IsCreated)
        {
            ForgetIfNobody();
            return ErrorCode.USER_NOT_FOUND;
        }

        if (vip.Value.Find(level) is null)
        {
            return Refusal.BadRequest("level");
        }

        if (days is < 1 or > Limits.VipDaysMax)
        {
            return Refusal.BadRequest("days");
        }

        var now = time.GetUtcNow();
        var next = _document.Current with { Vip = new VipGrant { Level = level, ExpiresAt = now.AddDays(days) } };

        // A journey goes on if the permission does. One that ended with an earlier grant does not begin again.
        var goesOn = JourneyOf(_document.Current, vip.Value, now) is not null && JourneyOf(next, vip.Value, now) is not null;
        return await Change(goesOn ? next : next with { Travel = null }) is { } refusal ? refusal : BuildMe();
    }
}
