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

        var grant = new VipGrant { Level = level, ExpiresAt = time.GetUtcNow().AddDays(days) };
        return await Change(_document.Current with { Vip = grant }) is { } refusal ? refusal : BuildMe();
    }
}
