using System.Collections.Immutable;
using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Text;
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
        var isKnown = row?.FriendSince is not null || (row?.IsWaiting == true && PermissionsNow().HasFlag(Permissions.SeeLikes));
        var card = isKnown ? await GrainFactory.GetGrain<IUserPeer>(sid).GetCard(WhereaboutsNow().Cell)
            : MakeSearch() is { } search ? await _deck.Card(search, sid)
            : null;
        if (card is null)
        {
            return ErrorCode.USER_NOT_FOUND;
        }

        // Somebody who waits for an answer is no friend yet.
        var isHidden = card.HasPhotosForFriends && row?.FriendSince is null;
        return isHidden ? card with { Photos = null, HasPhotosForFriends = false } : card;
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

        return MakeSearch() is { } search && group < Limits.DeckGroupMax
            ? await _deck.Group(search, DeckMomentNow(), group, _partition.Head.Taken, StoreTaken)
            : ImmutableArray<UserCard>.Empty;
    }

    /// <inheritdoc/>
    public async Task<Result<DeckState>> GetDeckState(SessionProof proof)
    {
        if (await CheckSession(proof) is { } refusal)
        {
            return refusal;
        }

        if (MakeSearch() is not { } search)
        {
            return new DeckState(0, DeckHint.CompleteProfile);
        }

        var moment = DeckMomentNow();
        var remaining = await _deck.Remaining(search, moment, Limits.DeckRemainingMax, _partition.Head.Taken);
        return new DeckState(remaining, remaining > 0 ? null : await FindHint(search, moment));
    }

    /// <inheritdoc/>
    public async ValueTask<UserCard?> GetDeckCard(Seeker seeker, ImmutableArray<string> pools)
    {
        FallAsleep();
        await Load();
        if (await IsUnknown())
        {
            return null;
        }

        var match = new Match(seeker, time.GetUtcNow(), calendar, discovery.Value);
        foreach (var (pool, entry) in Listing.Of(Id, _document.Current, vip.Value, match.Now))
        {
            if (pools.Contains(pool) && new Listed(entry) is var listed && match.Suits(listed))
            {
                return match.Card(listed, pool);
            }
        }

        return null;
    }

    private async Task StoreTaken(TakenPlaces taken)
    {
        await _partition.Claim();
        await _partition.Write(_partition.Head with { Taken = taken });
    }

    private async Task<DeckHint> FindHint(Search search, DeckMoment moment)
    {
        if (Search.Farther(search.Seeker) is { } farther && await _deck.FindsAnybody(MakeSearch(farther), moment))
        {
            return DeckHint.WidenDistance;
        }

        return Search.OfAnyAge(search.Seeker) is { } ofAnyAge && await _deck.FindsAnybody(MakeSearch(ofAnyAge), moment)
            ? DeckHint.WidenAges
            : DeckHint.Wait;
    }

    /// <summary>The user's search, or null while nobody can look for them: a person of unknown sex or age has no deck.</summary>
    private Search? MakeSearch()
    {
        var (profile, settings) = (_document.Current.Profile, _document.Current.Settings);
        if (profile is not { Sex: { } sex, BirthDate: { } birth, Location: not null })
        {
            return null;
        }

        var age = Calendar.Age(birth, calendar.DateAt(time.GetUtcNow()));
        return MakeSearch(new Seeker(Id, sex, age, settings.MinDatingAge, settings.MaxDatingAge, null, settings.MinDistance, settings.MaxDistance));
    }

    /// <summary>Looks around the user, or in the place of their settings, which has no middle to measure distances from. On a journey one looks there.</summary>
    private Search MakeSearch(Seeker seeker)
    {
        var (profile, settings) = (_document.Current.Profile, _document.Current.Settings);
        var (home, here) = (Whereabouts.Home(_document.Current), WhereaboutsNow());
        var isElsewhere = here == home
            && settings.Location.Length > 0
            && PermissionsNow().HasFlag(Permissions.AnyLocation)
            && FoldedText.Of(settings.Location) != FoldedText.Of(profile.Location!);
        var search = isElsewhere
            ? Search.In(seeker, settings.DatingSex, settings.Location)
            : Search.In(seeker with { Cell = here.Cell }, settings.DatingSex, here.Place);
        return search with { Interests = profile.Interests };
    }

    private DeckMoment DeckMomentNow() => DeckMoment.At(time.GetUtcNow(), calendar, discovery.Value);
}
