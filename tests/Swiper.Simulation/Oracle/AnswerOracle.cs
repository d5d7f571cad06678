using System.Collections.Immutable;
using Swiper.Grains.Accounts;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Friends;
using Swiper.Grains.Interfaces.Likes;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Text;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Users;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Oracle;

/// <summary>Checks every answer against the state committed between request and answer.</summary>
internal sealed class AnswerOracle(SimOracle oracle)
{
    private readonly Dictionary<(long User, long Session), long> _loggedOut = [];
    private readonly HashSet<(string Phone, long SendId)> _used = [];

    /// <summary>Checks the session of a signed-in request. Answers whether the request was let in.</summary>
    public bool OnProof(Attempt attempt, Refusal? refusal)
    {
        var (proof, range) = (attempt.Proof!, oracle.RangeSince(attempt));
        if (refusal is not null)
        {
            attempt.Outcome = Outcome.Refused;
        }

        if (refusal?.Code == ErrorCode.LOGIN_ERROR)
        {
            oracle.Require(
                oracle.WasDivided(attempt, SimOracle.UserGrainOf(attempt.User))
                    || oracle.Documents.UserStatesFrom(attempt.User, attempt.From).Any(user => Find(user, proof) is not { } session || session.ExpiresAt <= range.Max),
                "session",
                $"a live session of {attempt.User} was refused");
            return false;
        }

        oracle.Require(
            oracle.Documents.UserStates(attempt.User, oracle.Since(attempt)).Any(user => Find(user, proof) is { } session && session.ExpiresAt > range.Min),
            "session",
            $"a session of {attempt.User} that is not live was accepted");
        oracle.Require(
            !_loggedOut.TryGetValue((attempt.User, proof.SessionId), out var ended) || attempt.From <= ended
                || oracle.WasDivided(attempt, SimOracle.UserGrainOf(attempt.User)),
            "session",
            $"a session of {attempt.User} is accepted after its logout");
        oracle.Bans.RequireNobody(attempt, attempt.User, "a session was accepted of");
        return true;
    }

    public void OnLogin(Attempt attempt, Result<LoginTicket> answer, long sendId, bool isRight)
    {
        if (answer.Refusal is { Code: ErrorCode.BANNED } refusal)
        {
            oracle.Require(isRight || IsGuessed(attempt), "code", "a wrong code was told of a ban");
            oracle.Require(
                oracle.Documents.CodeStatesFrom(attempt.Phone, attempt.From).Any(state => state is { UserId: not 0 and var banned } && oracle.Documents
                    .UserStates(banned, oracle.Since(attempt, SimOracle.UserGrainOf(banned))).Any(user => user?.Ban == refusal.Ban)),
                "answer",
                "a login was told of a ban that is none");
            return;
        }

        if (answer.Refusal is not null)
        {
            oracle.Require(answer.Refusal.Code == ErrorCode.VCODE_ERROR, "answer", "a login was refused for an unknown reason");
            var range = oracle.RangeSince(attempt);
            var states = oracle.Documents.CodeStatesFrom(attempt.Phone, attempt.From).ToList();
            var isCurrent = states.TrueForAll(state => state?.Code is { Mover: 0, IsUsed: false } issued && issued.SendId == sendId && issued.ExpiresAt > range.Max
                && issued.WrongTries < oracle.World.Plan.Accounts.CodeTries);
            oracle.Require(!isRight || !isCurrent || oracle.WasDivided(attempt, SimOracle.CodeGrainOf(attempt.Phone)), "code", "the right code was refused");
            if (!isRight && !oracle.WasDivided(attempt, SimOracle.CodeGrainOf(attempt.Phone)) && states.TrueForAll(state => state?.Code?.SendId == sendId && state.Code.ExpiresAt > range.Max))
            {
                oracle.Documents.OnWrongTry(attempt.Phone, sendId);
            }

            return;
        }

        var ticket = answer.Value!.Session;
        oracle.Require(isRight || IsGuessed(attempt), "code", "a wrong code was accepted");
        oracle.Require(_used.Add((attempt.Phone, sendId)), "code", "a code was accepted twice");
        oracle.Require(oracle.Documents.CodeOf(ticket.SessionId) == (attempt.Phone, sendId), "code", "a session was opened by another code");
        oracle.Require(
            oracle.Documents.UserStatesFrom(ticket.UserId, attempt.From).Any(user => user?.Phone == attempt.Phone), "phone", "a login opened another user's session");
        oracle.Bans.RequireNobody(attempt, ticket.UserId, "a login let in");
        var proof = new SessionProof(ticket.SessionId, ImmutableArray.Create(System.Security.Cryptography.SHA256.HashData(ticket.Secret.AsSpan())));
        oracle.Require(
            oracle.Documents.UserStatesFrom(ticket.UserId, attempt.From).Any(user => Find(user, proof) is not null), "session", "an acknowledged session is not stored");
        _loggedOut.Remove((ticket.UserId, ticket.SessionId));
    }

    public void OnChangePhone(Attempt attempt, Result<Me> answer, long sendId)
    {
        if (!OnProof(attempt, answer.Refusal))
        {
            return;
        }

        if (answer.Refusal is { } refusal)
        {
            attempt.Outcome = Outcome.Refused;
            var range = oracle.RangeSince(attempt);
            var states = oracle.Documents.CodeStatesFrom(attempt.Phone, attempt.From).ToList();
            var isCurrent = states.TrueForAll(state => state?.Code is { IsUsed: false } code && code.SendId == sendId && code.ExpiresAt > range.Max
                && code.WrongTries < oracle.World.Plan.Accounts.CodeTries && (code.Mover == 0 || code.Mover == attempt.User));
            var isTaken = states.Exists(state => state is { UserId: not 0 } && state.UserId != attempt.User && oracle.Documents
                .UserStatesFrom(state.UserId, attempt.From).Any(user => user?.Phone == attempt.Phone || user?.MovingTo == attempt.Phone));
            oracle.Require(
                refusal.Code switch
                {
                    ErrorCode.VCODE_ERROR => !isCurrent || oracle.WasDivided(attempt, SimOracle.CodeGrainOf(attempt.Phone)),
                    ErrorCode.PHONE_TAKEN => isTaken,
                    _ => false,
                },
                "answer",
                $"{attempt.User} could not move to a number for no reason ({refusal.Code})");
            return;
        }

        oracle.Require(
            answer.Value!.Phone == attempt.Phone && oracle.Documents.UserStatesFrom(attempt.User, attempt.From).Any(user => user?.Phone == attempt.Phone),
            "phone",
            $"{attempt.User} has not moved, though told so");
    }

    /// <summary>Whether an unsent code, one nobody knew was written, was guessed: a chance of one in a million.</summary>
    private bool IsGuessed(Attempt attempt) => oracle.Documents.CodeStatesFrom(attempt.Phone, attempt.From).Any(
        state => state?.Code is { } code && code.Hash.AsSpan().SequenceEqual(CodeRules.Hash(attempt.Code, code.Salt.AsSpan())));

    public void OnLogout(Attempt attempt, Refusal? refusal)
    {
        if (!OnProof(attempt, refusal))
        {
            return;
        }

        oracle.Require(refusal is null, "answer", "a logout was refused");
        foreach (var session in oracle.Documents.UserStatesFrom(attempt.User, attempt.From).First()?.Sessions ?? [])
        {
            if (session.Id == attempt.Proof!.SessionId || attempt.Kind == OpKind.LogoutAll)
            {
                oracle.Require(
                    oracle.Documents.UserStatesFrom(attempt.User, attempt.From).Any(user => user!.Sessions.All(left => left.Id != session.Id)),
                    "session",
                    $"a session of {attempt.User} is still stored after its logout");
                _loggedOut.TryAdd((attempt.User, session.Id), oracle.Moment);
            }
        }

        _loggedOut.TryAdd((attempt.User, attempt.Proof!.SessionId), oracle.Moment);
    }

    public void OnSwipe(Attempt attempt, Result<SwipeOutcome> answer)
    {
        if (!OnProof(attempt, answer.Refusal))
        {
            RefusedLeavesNothing(attempt);
            return;
        }

        var (user, other) = (attempt.User, attempt.Other!.Value);
        var states = oracle.Relations.Row(user, other).Since(attempt.From).ToList();
        if (answer.Refusal is { } refusal)
        {
            RefusedLeavesNothing(attempt);
            var explained = refusal.Code switch
            {
                ErrorCode.BAD_REQUEST => other == user || (attempt.Says == SwipeKind.Dislike
                    && oracle.Relations.Row(user, other).SinceTime(oracle.Since(attempt)).Any(row => row?.FriendSince is not null)),
                ErrorCode.NOT_HAS_PERM => attempt.Says == SwipeKind.Superlike && oracle.CouldLack(attempt, Permissions.Superlike),
                ErrorCode.USER_NOT_FOUND => IsNobodyTo(attempt, other),
                ErrorCode.QUOTA_EXCEEDED => IsUsedUp(attempt),
                _ => false,
            };
            oracle.Require(explained, "answer", $"{user}'s {attempt.Says} of {other} was refused ({refusal.Code}) for no reason");
            return;
        }

        oracle.Safety.OnShown(attempt, other);
        oracle.Require(other != user && oracle.Documents.User(other) is not null, "answer", $"{user} swiped {other}, an unknown user");
        if (!oracle.Documents.PoolsOf(other).Any(pool => oracle.WasPoolDivided(attempt, pool)))
        {
            oracle.Bans.RequireNobody(attempt, other, $"{user} swiped");
        }

        oracle.Require(states.Exists(row => row?.Swipe == attempt.Says || row?.IsParted == true), "lost", $"{user}'s acknowledged {attempt.Says} of {other} is not stored");
        if (answer.Value!.IsMatched)
        {
            oracle.Require(states.Exists(row => row?.FriendSince is not null), "matched", $"{user} was told of a match with {other} that is not stored");
            // A match is reported as soon as the swiper's own row holds it. If the other side was told too, the match must have been reported.
            oracle.Require(
                states.Exists(row => row is { FriendSince: not null, Pending: true }) || oracle.Relations.Row(other, user).Since(long.MinValue).Any(row => row?.FriendSince is not null),
                "matched",
                $"{user} was told of a match that {other} never had");
        }
        else
        {
            oracle.Require(
                states.Exists(row => row?.FriendSince is null || row.Swipe != attempt.Says) || states[0]!.Pending,
                "matched",
                $"{user} was not told of being {other}'s friend all along");
        }
    }

    public void OnRewind(Attempt attempt, Result<long> answer)
    {
        if (!OnProof(attempt, answer.Refusal))
        {
            RefusedLeavesNothing(attempt);
            return;
        }

        var user = attempt.User;
        if (answer.Refusal is { } refusal)
        {
            RefusedLeavesNothing(attempt);
            var explained = refusal.Code switch
            {
                ErrorCode.NOT_HAS_PERM => oracle.CouldLack(attempt, Permissions.Rewind),
                ErrorCode.QUOTA_EXCEEDED => IsUsedUp(attempt),
                ErrorCode.USER_NOT_FOUND => attempt.Other is { } unknown && IsNobodyTo(attempt, unknown),
                ErrorCode.NOTHING_TO_REWIND => attempt.Other is { } other
                    ? oracle.Relations.Row(user, other).SinceTime(oracle.Since(attempt)).Any(row => row?.Swipe.IsSwipe() != true) || IsNobodyTo(attempt, other)
                    : IsLastUncertain(attempt),
                _ => false,
            };
            oracle.Require(explained, "answer", $"{user}'s rewind was refused ({refusal.Code}) for no reason");
            return;
        }

        var taken = answer.Value;
        oracle.Safety.OnShown(attempt, taken);
        oracle.Bans.RequireNobody(attempt, taken, $"{user} took back what they said of");
        oracle.Require(attempt.Other is null || attempt.Other == taken, "answer", $"{user}'s rewind took back another swipe");
        oracle.Require(oracle.Relations.DidSomething(attempt), "lost", $"{user}'s acknowledged rewind of {taken} is not stored");
        oracle.Require(
            attempt.Other is not null || oracle.Relations.Last(user).SinceTime(oracle.Since(attempt)).Any(last => last == taken || oracle.Bans.CouldBeAway(attempt, last)),
            "answer",
            $"{user}'s rewind took back a swipe that was not the last");
    }

    public void OnUnfriend(Attempt attempt, Refusal? refusal)
    {
        if (!OnProof(attempt, refusal))
        {
            RefusedLeavesNothing(attempt);
            return;
        }

        var (user, other) = (attempt.User, attempt.Other!.Value);
        if (refusal is null)
        {
            oracle.Safety.OnShown(attempt, other);
            oracle.Bans.RequireNobody(attempt, other, $"{user} ended the friendship with");
            oracle.Require(
                oracle.Relations.Row(user, other).Since(attempt.From).Any(row => row?.Swipe == SwipeKind.Unfriend),
                "lost",
                $"{user}'s acknowledged end of the friendship with {other} is not there");
            return;
        }

        RefusedLeavesNothing(attempt);
        var explained = refusal.Code switch
        {
            ErrorCode.BAD_REQUEST => other == user,
            ErrorCode.USER_NOT_FOUND => IsNobodyTo(attempt, other),
            ErrorCode.NOT_FRIENDS => oracle.Relations.Row(user, other).SinceTime(oracle.Since(attempt))
                .Any(row => row?.FriendSince is null && row?.Swipe != SwipeKind.Unfriend),
            _ => false,
        };
        oracle.Require(explained, "answer", $"{user}'s unfriend of {other} was refused ({refusal.Code}) for no reason");
    }

    public void OnMe(Attempt attempt, Result<Me> answer)
    {
        if (attempt.Proof is not null && !OnProof(attempt, answer.Refusal))
        {
            return;
        }

        var since = oracle.Since(attempt);
        if (answer.Refusal is { } refusal)
        {
            attempt.Outcome = Outcome.Refused;
            var explained = refusal.Code switch
            {
                ErrorCode.PROFILE_ERROR or ErrorCode.BAD_REQUEST => true,
                ErrorCode.USER_NOT_FOUND => attempt.Kind == OpKind.GrantVip && oracle.Documents.UserStates(attempt.User, since).Any(user => user is null),
                ErrorCode.NICKNAME_TAKEN => attempt.Profile?.Nickname is { } nickname && oracle.Documents
                    .NicknameStates(FoldedText.Of(nickname.Trim()), since).Any(name => name is { IsHeld: true } && name.UserId != attempt.User),
                _ => false,
            };
            oracle.Require(explained, "answer", $"a request of {attempt.User} about their profile was refused ({refusal.Code}) for no reason");
            return;
        }

        var me = answer.Value!;
        oracle.Require(
            oracle.Documents.UserStates(attempt.User, since).Any(user => user is not null && user.Phone == me.Phone
                && (user.Profile.Nickname, user.Profile.Sex, user.Profile.BirthDate, user.Profile.Location, user.Profile.AvatarKey)
                    == (me.Nickname, me.Sex, me.BirthDate, me.Location, me.AvatarKey)),
            "answer",
            $"{attempt.User} saw a profile they do not have");
        oracle.Pictures.OnCard(attempt, attempt.User, me.AvatarKey, me.Photos);
        var today = oracle.World.Calendar.DateAt(oracle.RangeSince(attempt).Max).DayNumber;
        oracle.Require(
            oracle.Relations.Head(attempt.User).SinceTime(since).Any(head => (head.Likes, head.Superlikes, head.Rewinds) == (me.Like.Used, me.Superlike.Used, me.Rewind.Used)
                || (head.Day < today && (me.Like.Used, me.Superlike.Used, me.Rewind.Used) == (0, 0, 0))),
            "answer",
            $"{attempt.User} saw quotas they do not have");
        var range = oracle.RangeSince(attempt);
        oracle.Require(
            oracle.Documents.UserStates(attempt.User, since).Any(user => me.VipLevel == 0
                ? user?.Vip is not { } none || none.Level == 0 || none.ExpiresAt <= range.Max
                : user?.Vip is { } grant && grant.Level == me.VipLevel && grant.ExpiresAt > range.Min),
            "answer",
            $"{attempt.User} saw a level they do not have");
        oracle.Places.OnMe(attempt, me);
        if (attempt.Profile?.Nickname is { } wanted)
        {
            oracle.Require(
                oracle.Documents.UserStatesFrom(attempt.User, attempt.From).Any(user => user?.Profile.Nickname == wanted.Trim()), "lost", $"{attempt.User}'s acknowledged profile is not there");
        }

        if (attempt.Kind == OpKind.GrantVip)
        {
            oracle.Require(
                oracle.Documents.UserStatesFrom(attempt.User, attempt.From).Any(user => user?.Vip?.Level == attempt.Grant.Level), "lost", $"a level granted to {attempt.User} is not stored");
        }
    }

    public void OnSettings(Attempt attempt, Result<Settings> answer)
    {
        if (!OnProof(attempt, answer.Refusal) || answer.Refusal is { Code: ErrorCode.PROFILE_ERROR })
        {
            return;
        }

        if (answer.Refusal is { } refusal)
        {
            oracle.Require(refusal.Code == ErrorCode.NOT_HAS_PERM && oracle.CouldLack(attempt, Permissions.AnyLocation), "answer", $"settings of {attempt.User} were refused for no reason");
            return;
        }

        oracle.Require(
            oracle.Documents.UserStates(attempt.User, oracle.Since(attempt)).Any(user => user?.Settings == answer.Value), "answer", $"{attempt.User} saw settings they do not have");
        oracle.Require(
            attempt.Kind != OpKind.UpdateSettings || oracle.Documents.UserStatesFrom(attempt.User, attempt.From).Any(user => user?.Settings == answer.Value),
            "lost",
            $"{attempt.User}'s acknowledged settings are not there");
    }

    public void OnDeck(Attempt attempt, Result<ImmutableArray<UserCard>> answer)
    {
        if (!OnProof(attempt, answer.Refusal))
        {
            return;
        }

        oracle.Require(answer.Refusal is null, "answer", $"the deck of {attempt.User} was refused for no reason");
        var cards = answer.Value;
        oracle.Require(cards.Length <= Limits.DeckGroupSize && cards.DistinctBy(card => card.Id).Count() == cards.Length, "deck", $"{attempt.User}'s deck shows somebody twice");
        foreach (var card in cards)
        {
            CheckCard(attempt, card);
        }
    }

    public void OnFriends(Attempt attempt, Result<FriendPage> answer)
    {
        if (!OnProof(attempt, answer.Refusal))
        {
            return;
        }

        oracle.Require(answer.Refusal is null, "answer", $"the friends of {attempt.User} were refused for no reason");
        var ids = answer.Value!.Ids;
        foreach (var id in ids)
        {
            oracle.Safety.OnShown(attempt, id);
            oracle.Require(
                oracle.Relations.Row(attempt.User, id).SinceTime(oracle.Since(attempt)).Any(row => row?.FriendSince is not null), "friends", $"{attempt.User} was shown {id}, who is no friend");
        }

        foreach (var (other, _) in oracle.Documents.Users)
        {
            oracle.Require(
                ids.Contains(other) || oracle.Relations.Row(attempt.User, other).Since(attempt.From).Any(row => row?.FriendSince is null),
                "friends",
                $"{attempt.User} was not shown their friend {other}");
        }
    }

    public void OnLikes(Attempt attempt, Result<LikesPage> answer)
    {
        if (!OnProof(attempt, answer.Refusal))
        {
            return;
        }

        var user = attempt.User;
        oracle.Require(answer.Refusal is null, "answer", $"the likes of {user} were refused for no reason");
        var (count, ids, _, _) = answer.Value!;
        CheckCount(attempt, count);
        if (ids is null)
        {
            oracle.Require(oracle.CouldLack(attempt, Permissions.SeeLikes), "permission", $"{user} was not shown who likes them");
            return;
        }

        oracle.Require(oracle.CouldHave(attempt, Permissions.SeeLikes), "permission", $"{user} was shown who likes them without permission");
        oracle.Require(ids.Value.Distinct().Count() == ids.Value.Length, "likes", $"{user} was shown somebody twice who likes them");
        foreach (var id in ids)
        {
            oracle.Safety.OnShown(attempt, id);
            oracle.Require(
                oracle.Relations.Row(user, id).SinceTime(oracle.Since(attempt)).Any(row => row?.IsWaiting == true), "likes", $"{user} was shown {id}, who waits for no answer");
        }

        foreach (var (other, _) in oracle.Documents.Users)
        {
            oracle.Require(
                ids.Value.Contains(other) || oracle.Relations.Row(user, other).Since(attempt.From).Any(row => row?.IsWaiting != true),
                "likes",
                $"{user} was not shown {other}, who likes them");
        }

        // Those who have liked the user all along have one place in the order.
        var places = ids.Value.Select(id => oracle.Relations.Row(user, id).SinceTime(oracle.Since(attempt)).ToList())
            .Where(rows => rows is [{ IsWaiting: true }])
            .Select(rows => (rows[0]!.HeardAt!.Value.ToUnixTimeMilliseconds(), rows[0]!.Other))
            .ToList();
        oracle.Require(places.SequenceEqual(places.OrderDescending()), "likes", $"{user} was not shown the newest likes first");
    }

    /// <summary>Requires that a count includes every change from before the attempt, and any of those since.</summary>
    private void CheckCount(Attempt attempt, int count)
    {
        var counts = oracle.Relations.Waiting(attempt.User).SinceTime(oracle.Since(attempt)).ToList();
        var changes = counts.Zip(counts.Skip(1), (before, after) => after - before).ToList();
        oracle.Require(
            count >= counts[0] + changes.Where(change => change < 0).Sum() && count <= counts[0] + changes.Where(change => change > 0).Sum(),
            "likes",
            $"{attempt.User} was told that {count} people like them");
    }

    /// <summary>Whether a person may be on a seeker's deck, given what both have stored.</summary>
    public bool Suits(UserState seeker, long seekerId, Candidate candidate, WallRange range)
    {
        if (seeker.Profile is not { Sex: { } sex, BirthDate: { } birth } || candidate.Id == seekerId || !candidate.DatingSex.HasFlag(sex))
        {
            return false;
        }

        return Fits(range.Min) || Fits(range.Max);

        bool Fits(DateTimeOffset moment)
        {
            var today = oracle.World.Calendar.DateAt(moment);
            var (mine, theirs) = (Years(birth, today), Years(candidate.BirthDate, today));
            var earliest = oracle.World.Calendar.DateAt(moment - oracle.World.Plan.Discovery.DormantAfter);
            return candidate.ActiveOn >= earliest && theirs >= seeker.Settings.MinDatingAge && theirs <= seeker.Settings.MaxDatingAge && mine >= candidate.MinDatingAge && mine <= candidate.MaxDatingAge;
        }
    }

    /// <summary>Whether a row keeps its person off the deck, now or ever.</summary>
    public static bool IsSeen(Relation? row) => row is not (null or { Swipe: SwipeKind.None, IsParted: false, IsBlocked: false });

    /// <summary>Whether a row's person may be on the deck at a moment: not swiped or parted from, but for a dislike that is forgotten.</summary>
    public bool MayBeShown(Relation? row, DateTimeOffset moment) => !IsSeen(row)
        || (row is { Swipe: SwipeKind.Dislike, IsParted: false, IsBlocked: false } && row.SwipedAt < StartOfDay(moment) - oracle.World.Plan.Discovery.DislikeLifetime);

    private DateTimeOffset StartOfDay(DateTimeOffset moment) => oracle.World.Calendar.EndOf(oracle.World.Calendar.DateAt(moment).AddDays(-1));

    private static int Years(DateOnly birth, DateOnly today) =>
        today.Year - birth.Year - (today.Month * 100 + today.Day < birth.Month * 100 + birth.Day ? 1 : 0);

    private static Session? Find(UserState? user, SessionProof proof) =>
        user?.Sessions.FirstOrDefault(session => session.Id == proof.SessionId && session.SecretHash.AsSpan().SequenceEqual(proof.SecretHash.AsSpan()));

    private void CheckCard(Attempt attempt, UserCard card)
    {
        var user = attempt.User;
        oracle.Require(card.Id != user, "deck", $"{user}'s deck shows themselves");
        oracle.Safety.OnShown(attempt, card.Id);
        if (!oracle.Documents.PoolsOf(card.Id).Any(pool => oracle.WasPoolDivided(attempt, pool)))
        {
            oracle.Bans.RequireNobody(attempt, card.Id, $"{user}'s deck shows");
        }

        var range = oracle.RangeSince(attempt);
        oracle.Require(
            oracle.Relations.Row(user, card.Id).SinceTime(oracle.Since(attempt)).Any(row => MayBeShown(row, range.Max)),
            "deck",
            $"{user}'s deck shows {card.Id}, whom they swiped or parted from");
        var seekers = oracle.Documents.UserStates(user, oracle.Since(attempt)).OfType<UserState>().ToList();
        oracle.Require(
            oracle.Places.EntriesOf(attempt, card, range).Any(entry => seekers.Exists(seeker =>
                Suits(seeker, user, entry.Entry, range) && PlaceModel.Shows(seeker, entry.Pool, entry.Entry, card.DistanceKm, range))),
            "deck",
            $"{user}'s deck shows {card.Id}, who is gone, too far away or does not suit");
        oracle.Pictures.OnStranger(attempt, card);
        if (!oracle.Documents.PoolsOf(card.Id).Any(pool => oracle.WasPoolDivided(attempt, pool)))
        {
            oracle.Pictures.OnCard(attempt, card.Id, card.AvatarKey, card.Photos, SimOracle.UserGrainOf(user));
        }
    }

    private void RefusedLeavesNothing(Attempt attempt)
    {
        attempt.Outcome = Outcome.Refused;
        oracle.Require(attempt.Deliveries > 1 || oracle.Relations.LeftNothing(attempt), "refused", $"{attempt.User}'s refused {attempt.Kind} changed something");
    }

    /// <summary>Whether a quota can have been exhausted at some moment since an attempt began.</summary>
    private bool IsUsedUp(Attempt attempt)
    {
        var quotas = oracle.World.Plan.Quotas;
        var today = oracle.World.Calendar.DateAt(oracle.RangeSince(attempt).Min).DayNumber;
        return oracle.Relations.Head(attempt.User).SinceTime(oracle.Since(attempt)).Any(head => head.Day >= today && attempt.Says switch
        {
            SwipeKind.Like => head.Likes >= quotas.Like,
            SwipeKind.Superlike => head.Superlikes >= quotas.Superlike,
            _ => head.Rewinds >= quotas.Rewind,
        });
    }

    /// <summary>Whether a person did not exist, or a block or a ban may have made it look so.</summary>
    private bool IsNobodyTo(Attempt attempt, long other) =>
        !Limits.IsUserId(other) || oracle.Documents.UserStatesFrom(other, attempt.From).First() is null
        || oracle.Safety.MayBeBlocked(attempt, other) || oracle.Bans.CouldBeAway(attempt, other);

    private bool IsLastUncertain(Attempt attempt)
    {
        // No swipe stood for a moment, or the last swipe was rewound between being read and being rewound here.
        var states = oracle.Relations.Last(attempt.User).SinceTime(oracle.Since(attempt)).ToList();
        return states.Contains(0) || states.Count > 1 || states.Exists(last => oracle.Bans.CouldBeAway(attempt, last));
    }
}
