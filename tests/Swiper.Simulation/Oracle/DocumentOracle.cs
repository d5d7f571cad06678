using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Swiper.Grains;
using Swiper.Grains.Accounts;
using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Text;
using Swiper.Grains.Profiles;
using Swiper.Grains.Users;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Oracle;

/// <summary>Checks every write of a document or a pool: users, codes, nicknames and listings.</summary>
internal sealed class DocumentOracle(SimOracle oracle)
{
    public const string UserKind = "swiper.user/user";

    public const string CodeKind = "swiper.verify-code/code";

    public const string NicknameKind = "swiper.nickname/nickname";

    public const string PoolKind = "swiper.candidate-pool/pool";

    private readonly Dictionary<long, History<UserState?>> _users = [];
    private readonly Dictionary<string, History<VerifyCodeState?>> _codes = [];
    private readonly Dictionary<string, History<NicknameState?>> _nicknames = [];
    private readonly Dictionary<(string Pool, long Id), History<Candidate?>> _entries = [];
    private readonly Dictionary<(string Pool, long Id), long> _revisions = [];
    private readonly Dictionary<long, HashSet<string>> _pools = [];
    private readonly Dictionary<string, long> _phones = [];
    private readonly Dictionary<string, long> _names = [];
    private readonly Dictionary<long, (string Phone, long SendId)> _sessions = [];
    private readonly Dictionary<(string Phone, long SendId), long> _opened = [];
    private readonly HashSet<(string Phone, long SendId)> _gone = [];
    private readonly HashSet<(string Phone, long SendId)> _usedUp = [];
    private readonly HashSet<(long User, long Session)> _dead = [];
    private readonly Dictionary<(string Phone, long SendId), int> _wrong = [];

    public IEnumerable<(long Id, UserState State)> Users => _users.Where(user => user.Value.Latest is { Phone.Length: > 0 }).Select(user => (user.Key, user.Value.Latest!));

    public IEnumerable<(string Phone, VerifyCodeState State)> Codes => _codes.Where(code => code.Value.Latest is not null).Select(code => (code.Key, code.Value.Latest!));

    public IEnumerable<(string Name, NicknameState State)> Nicknames => _nicknames.Where(name => name.Value.Latest is not null).Select(name => (name.Key, name.Value.Latest!));

    public IEnumerable<(string Pool, Candidate Entry)> Entries => _entries.Where(entry => entry.Value.Latest is not null).Select(entry => (entry.Key.Pool, entry.Value.Latest!));

    /// <summary>How often a part of a pool was split.</summary>
    public int Splits { get; private set; }

    /// <summary>How often two halves were joined.</summary>
    public int Joins { get; private set; }

    /// <summary>The versions of a user at a time and since.</summary>
    public IEnumerable<UserState?> UserStates(long user, long time) => _users.TryGetValue(user, out var states) ? states.SinceTime(time) : [null];

    /// <summary>The versions of a user at a step of the run and since.</summary>
    public IEnumerable<UserState?> UserStatesFrom(long user, long moment) => _users.TryGetValue(user, out var states) ? states.Since(moment) : [null];

    public UserState? User(long user) => _users.GetValueOrDefault(user)?.Latest;

    /// <summary>The versions of a number's codes at a step of the run and since.</summary>
    public IEnumerable<VerifyCodeState?> CodeStatesFrom(string phone, long moment) => _codes.TryGetValue(phone, out var states) ? states.Since(moment) : [null];

    /// <summary>The owners of a nickname at a time and since.</summary>
    public IEnumerable<NicknameState?> NicknameStates(string name, long time) => _nicknames.TryGetValue(name, out var states) ? states.SinceTime(time) : [null];

    /// <summary>The versions of a pool's entry at a time and since.</summary>
    public IEnumerable<Candidate?> EntryStates(string pool, long id, long time) => _entries.TryGetValue((pool, id), out var states) ? states.SinceTime(time) : [null];

    /// <summary>The pools that a user is or was listed in.</summary>
    public IEnumerable<string> PoolsOf(long id) => _pools.GetValueOrDefault(id) ?? [];

    /// <summary>The versions of a person's entries, in whatever pools, at a time and since.</summary>
    public IEnumerable<Candidate> EntryStatesOf(long id, long time) =>
        _entries.Where(entry => entry.Key.Id == id).SelectMany(entry => entry.Value.SinceTime(time)).OfType<Candidate>();

    /// <summary>The code that opened a session.</summary>
    public (string Phone, long SendId)? CodeOf(long session) => _sessions.TryGetValue(session, out var code) ? code : null;

    /// <summary>Checks that a reply of "wrong code" was counted.</summary>
    public void OnWrongTry(string phone, long sendId)
    {
        var count = _wrong[(phone, sendId)] = _wrong.GetValueOrDefault((phone, sendId)) + 1;
        var code = _codes.GetValueOrDefault(phone)?.Latest?.Code;
        oracle.Require(
            code?.SendId != sendId || code.WrongTries >= Math.Min(count, oracle.World.Plan.Accounts.CodeTries), "tries", "wrong tries of a code were not counted");
    }

    public void OnWrite(string kind, string key, StoredDocument? before, ReadOnlyMemory<byte> payload)
    {
        // A document rewritten unchanged, as a new owner does to take it over, needs no second check.
        var isSame = before is { } stored && stored.Payload.Span.SequenceEqual(payload.Span);
        switch (kind)
        {
            case UserKind:
                var id = long.Parse(key, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                OnUser(id, Read(isSame, User(id), payload));
                break;
            case CodeKind:
                OnCode(key, Read(isSame, _codes.GetValueOrDefault(key)?.Latest, payload));
                break;
            case NicknameKind:
                OnNickname(key, Read(isSame, _nicknames.GetValueOrDefault(key)?.Latest, payload));
                break;
            case PoolKind:
                OnShape(isSame, JsonSerializer.Deserialize<PoolShape>(payload.Span, GrainsJson.Options)!);
                break;
            default:
                oracle.Fail("document", $"unknown document kind {kind}");
                break;
        }
    }

    /// <summary>Counts what happens to the shape of pools. Any shape is right: where people are shown is checked by who is shown.</summary>
    private void OnShape(bool isSame, PoolShape shape)
    {
        if (!isSame && shape.IsSplit)
        {
            Splits++;
        }
        else if (!isSame)
        {
            Joins++;
        }
    }

    public void OnCandidate(string pool, long id, long revision, Candidate? entry)
    {
        oracle.Require(revision > _revisions.GetValueOrDefault((pool, id), -1), "listing", $"an older listing of {id} replaced a newer one");
        _revisions[(pool, id)] = revision;
        Of(_entries, (pool, id)).Add(oracle.Moment, oracle.Stamp, entry);
        (_pools.TryGetValue(id, out var pools) ? pools : _pools[id] = []).Add(pool);
    }

    private static T Read<T>(bool isSame, T? known, ReadOnlyMemory<byte> payload)
        where T : class => isSame && known is not null ? known : JsonSerializer.Deserialize<T>(payload.Span, GrainsJson.Options)!;

    private static History<T?> Of<TKey, T>(Dictionary<TKey, History<T?>> all, TKey key)
        where TKey : notnull
    {
        if (!all.TryGetValue(key, out var one))
        {
            all.Add(key, one = new History<T?>(default));
        }

        return one;
    }

    private void OnUser(long id, UserState user)
    {
        var before = User(id);
        if (before is null && user == new UserState())
        {
            // A user that was never created, whose half-done creation is being rolled back.
            return;
        }

        oracle.Require(user.Phone.Length > 0, "user", $"user {id} has lost their phone number");
        if (before?.Phone != user.Phone)
        {
            oracle.Require(before is null || before.MovingTo == user.Phone, "phone", $"user {id} changed their number without saying so before");
            oracle.Require(before is null || _codes.GetValueOrDefault(user.Phone)?.Latest?.UserId == id, "phone", $"user {id} moved to a number that is not bound to them");
            oracle.Require(
                !_phones.TryGetValue(user.Phone, out var holder) || holder == id || User(holder)?.Phone != user.Phone, "phone", "a phone number has two users");
            _phones[user.Phone] = id;
        }

        before ??= new UserState();
        CheckSessions(id, before, user);
        CheckProfile(id, before, user);
        CheckVip(id, before, user);
        oracle.Places.OnUser(id, before, user);
        oracle.Pictures.OnUser(id, before, user);
        oracle.Bans.OnUser(id, before, user);
        Of(_users, id).Add(oracle.Moment, oracle.Stamp, user);
    }

    private void CheckSessions(long id, UserState before, UserState user)
    {
        var range = oracle.RangeOfRun();
        foreach (var session in user.Sessions)
        {
            oracle.Require(!_dead.Contains((id, session.Id)), "session", $"an ended session of {id} came back");
            oracle.Require(
                before.Sessions.Any(known => known.Id == session.Id) || (_sessions.TryGetValue(session.Id, out var code) && code.Phone == user.Phone), "session", $"a session of {id} was not opened by one of their codes");
            oracle.Require(session.ExpiresAt <= range.Max + oracle.World.Plan.Accounts.SessionLifetime, "session", $"a session of {id} lives too long");
        }

        foreach (var session in before.Sessions)
        {
            if (user.Sessions.All(kept => kept.Id != session.Id))
            {
                _dead.Add((id, session.Id));
                var isAsked = oracle.Attempts.Exists(attempt => attempt.User == id && attempt.WasOpenAt(oracle.Moment)
                    && (attempt.Kind is OpKind.LogoutAll or OpKind.Ban || (attempt.Kind == OpKind.Logout && attempt.Proof?.SessionId == session.Id)));
                var isTooMany = user.Sessions.Length >= Limits.SessionsMax;
                oracle.Require(isAsked || isTooMany || session.ExpiresAt <= range.Max, "session", $"a session of {id} ended before its time");
            }
        }
    }

    private void CheckProfile(long id, UserState before, UserState user)
    {
        if (before.Profile != user.Profile)
        {
            oracle.Require(
                oracle.Attempts.Exists(attempt => attempt.User == id && attempt.WasOpenAt(oracle.Moment) && Explains(attempt, before.Profile, user.Profile)),
                "unasked",
                $"the profile of {id} was not requested like this");
            OnName(id, before.Profile.Nickname, user.Profile.Nickname);
        }

        oracle.Require(
            before.Settings == user.Settings
                || oracle.Attempts.Exists(attempt => attempt.User == id && attempt.WasOpenAt(oracle.Moment) && attempt.Kind is OpKind.UpdateSettings or OpKind.Widen or OpKind.CreateRobot),
            "unasked",
            $"the settings of {id} were not requested like this");
    }

    private static bool Explains(Attempt attempt, Profile before, Profile after) => attempt.Kind switch
    {
        OpKind.SetAvatar => after == before with { AvatarKey = attempt.Picture },
        OpKind.RemoveAvatar => after == before with { AvatarKey = null },
        OpKind.CreateRobot => true,
        OpKind.UpdateInfo or OpKind.Hide => (after.Nickname == before.Nickname || after.Nickname == attempt.Profile!.Nickname)
            && (after.Sex == before.Sex || after.Sex == attempt.Profile!.Sex)
            && (after.Location == before.Location || after.Location == attempt.Profile!.Location)
            && (after.BirthDate == before.BirthDate || after.BirthDate?.Year == attempt.Profile!.BirthYear)
            && (after.Bio == before.Bio || after.Bio == attempt.Profile!.Bio)
            && (after.Hidden == before.Hidden || after.Hidden == attempt.Profile!.Hidden)
            && after.AvatarKey == before.AvatarKey,
        _ => false,
    };

    private void OnName(long id, string? before, string? after)
    {
        var (old, next) = (before is null ? null : FoldedText.Of(before), after is null ? null : FoldedText.Of(after));
        if (old == next)
        {
            return;
        }

        if (old is not null && _names.GetValueOrDefault(old) == id)
        {
            _names.Remove(old);
        }

        if (next is not null)
        {
            oracle.Require(_names.TryAdd(next, id), "nickname", $"user {id} shares a nickname with another user");
        }
    }

    private void CheckVip(long id, UserState before, UserState user)
    {
        if (before.Vip == user.Vip)
        {
            return;
        }

        oracle.Require(
            user.Vip is { } grant && oracle.Attempts.Exists(attempt =>
            {
                var range = oracle.RangeSince(attempt);
                return attempt.Kind == OpKind.GrantVip && attempt.User == id && attempt.WasOpenAt(oracle.Moment) && attempt.Grant.Level == grant.Level
                    && grant.ExpiresAt >= range.Min.AddDays(attempt.Grant.Days) && grant.ExpiresAt <= range.Max.AddDays(attempt.Grant.Days);
            }),
            "unasked",
            $"the level of {id} was never granted");
    }

    private void OnCode(string phone, VerifyCodeState state)
    {
        var before = _codes.GetValueOrDefault(phone)?.Latest ?? new VerifyCodeState();
        oracle.Require(
            before.UserId == 0 || before.UserId == state.UserId || (User(before.UserId) is var owner && owner?.Phone != phone && owner?.MovingTo != phone),
            "phone",
            "a phone number was taken from its user");

        if (before.Code is { } old && old.SendId != state.Code?.SendId)
        {
            // A code that was never queued is replaced by the previous one again.
            var isTakenBack = state.Code is not null && oracle.World.Phones.SelectMany(known => known.Lines).All(line => line.Made.TrueForAll(made => made.SendId != old.SendId));
            if (isTakenBack)
            {
                _gone.Remove((phone, state.Code!.SendId));
            }

            _gone.Add((phone, old.SendId));
        }

        if (state.Code is { } code)
        {
            CheckCode(phone, before, code);
        }

        CheckSent(before, state);
        Of(_codes, phone).Add(oracle.Moment, oracle.Stamp, state);
    }

    private void CheckCode(string phone, VerifyCodeState before, IssuedCode code)
    {
        oracle.Require(!_gone.Contains((phone, code.SendId)), "code", "a used or replaced code came back");
        oracle.Require(code.ExpiresAt - code.SentAt <= oracle.World.Plan.Accounts.CodeLifetime, "code", "a code lives too long");
        if (before.Code is { } same && same.SendId == code.SendId)
        {
            oracle.Require(code.WrongTries >= same.WrongTries && code.ExpiresAt == same.ExpiresAt, "tries", "wrong tries of a code were forgotten");
            oracle.Require(code.IsUsed || !same.IsUsed, "code", "a code that was used up can be used again");
            oracle.Require(same.SessionId == 0 || same.SessionId == code.SessionId, "code", "a code opens a second session");
        }

        if (code.IsUsed && _usedUp.Add((phone, code.SendId)))
        {
            oracle.Require(code.WrongTries < oracle.World.Plan.Accounts.CodeTries, "tries", "a code with too many wrong tries was used");
        }

        if (code.SessionId != 0)
        {
            oracle.Require(_sessions.TryAdd(code.SessionId, (phone, code.SendId)) || _sessions[code.SessionId] == (phone, code.SendId), "code", "two codes open one session");
            oracle.Require(_opened.TryAdd((phone, code.SendId), code.SessionId) || _opened[(phone, code.SendId)] == code.SessionId, "code", "a code opens a second session");
        }
    }

    /// <summary>Checks the send limits of a number: sends are remembered for a day, except one that is taken back.</summary>
    private void CheckSent(VerifyCodeState before, VerifyCodeState state)
    {
        var limits = oracle.World.Plan.Accounts;
        var kept = before.SentAt.Count(sent => state.SentAt.Contains(sent));
        var old = state.SentAt.IsEmpty ? 0 : before.SentAt.Count(sent => sent <= state.SentAt[^1] - TimeSpan.FromDays(1));
        oracle.Require(state.Code is not { } code || state.SentAt.Contains(code.SentAt), "limits", "a sent code is not counted");
        oracle.Require(kept >= before.SentAt.Length - old - 1, "limits", "sent codes were forgotten");
        var recent = state.SentAt.IsEmpty ? 0 : state.SentAt.Count(sent => sent > state.SentAt[^1] - TimeSpan.FromHours(1) && sent <= state.SentAt[^1]);
        oracle.Require(recent <= limits.CodesPerHour && state.SentAt.Length <= limits.CodesPerDay, "limits", "too many codes were sent to a number");
        oracle.Require(
            state.SentAt.Length < 2 || state.SentAt.Length <= before.SentAt.Length || state.SentAt[^1] - state.SentAt[^2] >= limits.CodeInterval, "limits", "two codes were sent too soon after each other");
    }

    private void OnNickname(string name, NicknameState state)
    {
        var before = _nicknames.GetValueOrDefault(name)?.Latest;
        oracle.Require(before is not { IsHeld: true } || before.UserId == state.UserId, "nickname", $"a nickname held by {before?.UserId} went to {state.UserId}");
        Of(_nicknames, name).Add(oracle.Moment, oracle.Stamp, state);
    }
}
