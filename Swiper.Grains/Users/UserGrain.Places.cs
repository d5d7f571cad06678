using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Discovery.Cells;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Text;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Vip;

namespace Swiper.Grains.Users;

internal sealed partial class UserGrain
{
    /// <inheritdoc/>
    public async Task<Refusal?> SetPosition(SessionProof proof, long? cell)
    {
        if (await CheckSession(proof) is { } dead)
        {
            return dead;
        }

        return IsPosition(cell) ? await Change(_document.Current with { Cell = cell }) : Refusal.BadRequest("latitude");
    }

    /// <inheritdoc/>
    public async Task<Result<Me>> SetTravel(SessionProof proof, Destination? destination)
    {
        if (await CheckSession(proof) is { } dead)
        {
            return dead;
        }

        if (destination is not null)
        {
            if (!PermissionsNow().HasFlag(Permissions.AnyLocation))
            {
                return ErrorCode.NOT_HAS_PERM;
            }

            if (!IsPosition(destination.Cell))
            {
                return Refusal.BadRequest("latitude");
            }

            var name = "";
            var isWrong = destination.Location is { } typed && (ShownText.Check(typed, Limits.LocationMaxLength, out name) is not null || name.Length == 0);
            if (isWrong || destination.Location is null == destination.Cell is null)
            {
                return Refusal.BadRequest("location");
            }

            destination = destination with { Location = destination.Location is null ? null : name };
        }

        return await Change(_document.Current with { Travel = destination }) is { } refusal ? refusal : BuildMe();
    }

    private static bool IsPosition(long? cell) =>
        cell is not { } id || (new S2Cell(id) is { IsValid: true } position && position.Level == S2Cell.PositionLevel);

    private Whereabouts WhereaboutsNow() => Whereabouts.Now(_document.Current, vip.Value, time.GetUtcNow());

    /// <summary>The journey in force, or null.</summary>
    private static Journey? JourneyOf(UserState state, VipOptions options, DateTimeOffset now) =>
        state.Travel is { } travel && VipRules.Until(Permissions.AnyLocation, state.Vip, options, now) is { } end
            ? new Journey(travel.Location, end == DateTimeOffset.MaxValue ? null : end)
            : null;
}
