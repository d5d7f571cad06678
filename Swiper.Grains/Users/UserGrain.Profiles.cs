using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Text;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Profiles;
using Swiper.Grains.Swipes;
using Swiper.Grains.Vip;

namespace Swiper.Grains.Users;

internal sealed partial class UserGrain
{
    /// <inheritdoc/>
    public async ValueTask<Result<Me>> GetInfo(SessionProof proof) =>
        await CheckSession(proof) is { } refusal ? refusal : BuildMe();

    /// <inheritdoc/>
    public async Task<Result<Me>> UpdateInfo(SessionProof proof, ProfileUpdate update)
    {
        if (await CheckSession(proof) is { } dead)
        {
            return dead;
        }

        var before = _document.Current;
        var result = ProfileRules.Apply(before.Profile, update, calendar.DateAt(time.GetUtcNow()));
        if (result.Refusal is { } invalid)
        {
            return invalid;
        }

        return await Change(before with { Profile = result.Value! }) is { } refusal ? refusal : BuildMe();
    }

    /// <inheritdoc/>
    public async ValueTask<Result<Settings>> GetSettings(SessionProof proof) =>
        await CheckSession(proof) is { } refusal ? refusal : _document.Current.Settings;

    /// <inheritdoc/>
    public async Task<Result<Settings>> UpdateSettings(SessionProof proof, SettingsUpdate update)
    {
        if (await CheckSession(proof) is { } dead)
        {
            return dead;
        }

        var before = _document.Current;
        var result = SettingsRules.Apply(before.Settings, update, before.Profile.Location, PermissionsNow());
        if (result.Refusal is { } invalid)
        {
            return invalid;
        }

        return await Change(before with { Settings = result.Value! }) is { } refusal ? refusal : _document.Current.Settings;
    }

    /// <inheritdoc/>
    public async ValueTask<UserCard?> GetCard(long? viewerCell)
    {
        FallAsleep();
        await Load();
        if (await IsUnknown())
        {
            return null;
        }

        var (state, today) = (_document.Current, calendar.DateAt(time.GetUtcNow()));
        var card = state.Profile.ToCard(Id, PermissionsNow().HasFlag(Permissions.VipFlag), today);
        var photos = state.Pictures.Shown();
        return card with
        {
            DistanceKm = Whereabouts.Distance(viewerCell, WhereaboutsNow().Cell),
            Activity = ActivityRules.Of(state.ActiveOn, today),
            Photos = photos,
            HasPhotosForFriends = state.Settings.OnlyMatch && photos is not null,
        };
    }

    /// <summary>Makes a new state durable, then settles the listing. Refused if the nickname belongs to another user.</summary>
    private async Task<Refusal?> Change(UserState next)
    {
        var before = _document.Current;
        if (!PublicProfile.IsConcerned(before, next))
        {
            await _document.Verify();
            return null;
        }

        var revision = await _publicProfile.Prepare(before, next);
        if (next.Profile.Nickname is { } nickname
            && nickname != before.Profile.Nickname
            && !await ClaimNickname(nickname, revision))
        {
            await SettleOrRetry();
            return new Refusal(ErrorCode.NICKNAME_TAKEN);
        }

        await _document.Save(next);
        _ownsDocument = true;
        await SettleOrRetry();
        return null;
    }

    private async Task<bool> ClaimNickname(string nickname, long revision)
    {
        try
        {
            return await GrainFactory.GetGrain<INicknameGrain>(FoldedText.Of(nickname)).Claim(Id, revision);
        }
        catch
        {
            // The nickname may have been claimed: settle soon, which releases it.
            ScheduleSettling(redelivery.Value.RetryInterval);
            throw;
        }
    }

    private async Task SettleOrRetry()
    {
        if (_document.IsLost)
        {
            // The stored profile is unknown; the next activation reads it and settles.
            return;
        }

        try
        {
            await _document.Load();
            if (!_publicProfile.IsSettled(_document.Current) && !_ownsDocument)
            {
                // Another activation may have written the profile since this one read it, or be about to.
                await _partition.Claim();
                await _document.TakeOver();
                _ownsDocument = true;
            }

            await _publicProfile.Settle(_document.Current);
            _settling?.Dispose();
            _settling = null;
        }
        catch (Exception exception)
        {
            Log.SettleFailed(log, exception, Id);
            ScheduleSettling(redelivery.Value.RetryInterval);
        }
    }

    private void ScheduleSettling(TimeSpan delay) => _settling ??= this.RegisterGrainTimer(
        _ => SettleOrRetry(),
        new GrainTimerCreationOptions(delay, redelivery.Value.RetryInterval) { KeepAlive = true });

    private Me BuildMe()
    {
        var (state, now) = (_document.Current, time.GetUtcNow());
        var today = calendar.DateAt(now);
        var head = QuotaRules.StartDay(_partition.Head, today);
        var grant = VipRules.InForce(state.Vip, vip.Value, now);
        var permissions = VipRules.PermissionsOf(state.Vip, vip.Value, now);
        return new Me(
            Id,
            state.Phone,
            state.Profile.Nickname,
            state.Profile.Sex,
            state.Profile.BirthDate,
            state.Profile.BirthDate is { } birth ? Calendar.Age(birth, today) : null,
            state.Profile.AvatarKey,
            state.Profile.Location,
            grant?.Level ?? 0,
            grant?.ExpiresAt,
            permissions,
            QuotaRules.Status(head, Quota.Like, permissions, quotas.Value, calendar),
            QuotaRules.Status(head, Quota.Superlike, permissions, quotas.Value, calendar),
            QuotaRules.Status(head, Quota.Rewind, permissions, quotas.Value, calendar),
            state.Profile.Bio,
            state.Profile.Interests,
            state.Profile.LookingFor,
            state.Profile.Hidden,
            state.Cell is not null,
            JourneyOf(state, vip.Value, now),
            PhotoList.Format(state.Pictures.Photos));
    }
}
