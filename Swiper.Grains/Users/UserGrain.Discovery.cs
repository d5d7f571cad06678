using System.Collections.Immutable;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Interfaces.Vip;

namespace Swiper.Grains.Users;

internal sealed partial class UserGrain
{
    /// <inheritdoc/>
    public async Task<Result<UserCard>> GetUser(SessionProof proof, long sid)
    {
        if (await CheckSession(proof) is { } refusal)
        {
            return refusal;
        }

        // Reads the row first in any case, and asks nobody who may not be seen: the time must not tell who exists either.
        var row = await store.Of(Id).Read(Id, sid);
        if (row?.FriendSince is null && !_deck.Contains(sid))
        {
            return ErrorCode.USER_NOT_FOUND;
        }

        return await GrainFactory.GetGrain<IUserPeer>(sid).GetCard(WhereaboutsNow().Cell) is { } card ? card : ErrorCode.USER_NOT_FOUND;
    }

    /// <inheritdoc/>
    public async Task<Result<ImmutableArray<UserCard>>> GetDeck(SessionProof proof, int group)
    {
        if (await CheckSession(proof) is { } refusal)
        {
            return refusal;
        }

        if (group < 0)
        {
            return Refusal.BadRequest("group_num");
        }

        // Nobody looks for a person of unknown sex or age, so there is no deck yet.
        var (profile, settings) = (_document.Current.Profile, _document.Current.Settings);
        if (profile is not { Sex: { } sex, BirthDate: { } birth, Location: { } home } || group >= Limits.DeckGroupMax)
        {
            return ImmutableArray<UserCard>.Empty;
        }

        var isAnywhere = settings.Location.Length > 0 && PermissionsNow().HasFlag(Permissions.AnyLocation);
        var age = Calendar.Age(birth, calendar.DateAt(time.GetUtcNow()));
        return await _deck.Group(
            PoolKey.Of(settings.DatingSex, isAnywhere ? settings.Location : home),
            new Seeker(Id, sex, age, settings.MinDatingAge, settings.MaxDatingAge),
            group,
            _partition.Head.Taken);
    }
}
