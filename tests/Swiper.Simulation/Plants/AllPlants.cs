using Swiper.Grains.Accounts;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Profiles;
using Swiper.Grains.Users;
using Swiper.Simulation.Oracle;

namespace Swiper.Simulation.Plants;

/// <summary>Every plant by name; each run gets a fresh instance.</summary>
internal static class AllPlants
{
    private static readonly TimeSpan Ages = TimeSpan.FromDays(1000);

    private static readonly Func<Plant>[] Makers =
    [
        // Rows and heads on their way to the disk.
        () => new DiskPlant("pending-forgotten") { Write = EachRow(row => row with { Pending = false }) },
        () => new DiskPlant("friendship-not-stored") { Write = EachRow(row => row with { FriendSince = null }) },
        () => new DiskPlant("word-not-stored") { Write = EachRow(row => row with { Heard = SwipeKind.None, HeardSeq = 0, FriendSince = null }) },
        () => new DiskPlant("parting-not-stored") { Write = EachRow(row => row.Heard == SwipeKind.Unfriend ? row with { Heard = SwipeKind.None } : row) },
        () => new DiskPlant("friendship-dated-anew") { Write = EachRow(row => row.FriendSince is { } since ? row with { FriendSince = since.AddSeconds(row.HeardSeq + row.Seq) } : row) },
        () => new DiskPlant("swipe-not-charged") { Write = (write, database) => write.Head is { } head ? write with { Head = head with { Likes = Math.Min(head.Likes, database.HeadOf(write.Owner).Likes) } } : write },
        () => new DiskPlant("refunded-twice") { Write = (write, database) => write.Head is { } head && head.Likes < database.HeadOf(write.Owner).Likes && head.Day == database.HeadOf(write.Owner).Day ? write with { Head = head with { Likes = head.Likes - 1 } } : write },
        () => new DiskPlant("charge-has-no-day") { Write = EachRow(row => row with { ChargedDay = 0 }) },
        () => new DiskPlant("head-without-row") { Write = (write, _) => write.Head is { Seq: var seq } && seq % 5 == 0 ? write with { Rows = [] } : write },
        () => new DiskPlant("row-without-head") { Write = (write, _) => write.Head is { Seq: var seq } && seq % 5 == 0 && !write.Rows.IsEmpty ? write with { Head = null } : write },
        () => new DiskPlant("epoch-ignored") { IgnoresEpochs = true },
        () => new DiskPlant("version-ignored") { IgnoresVersions = true },
        () => new DiskPlant("revision-ignored") { IgnoresRevisions = true },
        () => new DiskPlant("torn-batch-kept") { Tears = true },
        () => new DiskPlant("commit-never-answered") { Swallows = true },
        () => new DiskPlant("told-before-written") { AcknowledgesRowsEarly = true },
        () => new DiskPlant("memory-before-commit") { AcknowledgesDocumentsEarly = true },
        () => new DiskPlant("document-lost") { Loses = change => change.ExpectedVersion % 4 == 3 },
        () => new DiskPlant("delisting-lost") { Delists = change => change.Entry is null },
        () => new DiskPlant("listing-lost") { Delists = change => change.Revision % 3 == 0 },

        // Documents on their way to the disk.
        () => new DiskPlant("code-usable-twice") { Document = Code((before, code) => code.Code is null && before?.Code is { SessionId: not 0 } used ? code with { Code = used with { SessionId = 0 } } : code) },
        () => new DiskPlant("wrong-tries-forgotten") { Document = Code((_, code) => code.Code is { } issued ? code with { Code = issued with { WrongTries = 0 } } : code) },
        () => new DiskPlant("code-lives-on") { Document = Code((_, code) => code.Code is { } issued ? code with { Code = issued with { ExpiresAt = issued.ExpiresAt + Ages } } : code) },
        () => new DiskPlant("number-unbound") { Document = Code((_, code) => code with { UserId = 0 }) },
        () => new DiskPlant("sent-codes-forgotten") { Document = Code((_, code) => code with { SentAt = [] }) },
        () => new DiskPlant("session-survives-logout") { Document = User((before, user) => user with { Sessions = [.. user.Sessions, .. (before?.Sessions ?? []).Where(old => user.Sessions.All(kept => kept.Id != old.Id))] }) },
        () => new DiskPlant("session-never-ends") { Document = User((_, user) => user with { Sessions = [.. user.Sessions.Select(session => session with { ExpiresAt = session.ExpiresAt + Ages })] }) },
        () => new DiskPlant("session-lost") { Document = User((_, user) => user.Sessions.Length > 1 ? user with { Sessions = user.Sessions[1..] } : user) },
        () => new DiskPlant("level-never-ends") { Document = User((_, user) => user.Vip is { } vip ? user with { Vip = vip with { ExpiresAt = vip.ExpiresAt + Ages } } : user) },
        () => new DiskPlant("nickname-stolen") { Document = DiskPlant.Of<NicknameState>(DocumentOracle.NicknameKind, (_, name) => name with { IsHeld = false }) },
        () => new StaleDocumentsPlant(),

        // Data read back from the disk.
        () => new DiskPlant("pending-never-read") { ForgetsPending = true },
        () => new DiskPlant("sweep-finds-nobody") { ForgetsUnfinished = true },
        () => new DiskPlant("quota-reset-by-restart") { Head = head => head with { Likes = 0, Superlikes = 0, Rewinds = 0 } },
        () => new DiskPlant("midnight-missed") { Head = head => head with { Day = Math.Max(0, head.Day - 1) } },
        () => new DiskPlant("sequence-reused") { Head = head => head with { Seq = Math.Max(0, head.Seq - 1) } },
        () => new DiskPlant("listing-thought-settled") { Head = head => head with { Unsettled = false } },
        () => new DiskPlant("row-not-found") { Row = row => row is { Seq: > 0 } && row.Seq % 3 == 0 ? null : row },
        () => new DiskPlant("deck-shows-swiped") { ForgetsSwiped = true },
        () => new DiskPlant("deck-shows-parted") { ForgetsParted = true },
        () => new DiskPlant("deck-shows-disliked") { ForgetsDislikes = true },
        () => new DiskPlant("dislike-never-forgotten") { ForgetsDislikes = false },
        () => new DiskPlant("superlikes-not-first") { ForgetsSuperlikes = true },
        () => new DiskPlant("part-misses-somebody") { ForgetsLastCandidate = true },
        () => new DiskPlant("deck-shows-dormant") { Candidate = candidate => candidate with { ActiveOn = candidate.ActiveOn.AddDays(60) } },
        () => new DiskPlant("activity-ignored") { Candidate = candidate => candidate with { ActiveOn = candidate.ActiveOn.AddDays(candidate.Id % 2 == 0 ? -1 : -8) } },
        () => new DiskPlant("deck-shows-any-age") { Candidate = candidate => candidate with { MinDatingAge = 18, MaxDatingAge = 100 } },
        () => new DiskPlant("parting-not-found") { Row = row => row is { Swipe: SwipeKind.Unfriend } ? row with { Swipe = SwipeKind.Like } : row },
        () => new DiskPlant("former-friends-shown") { RemembersFriends = true },
        () => new DiskPlant("first-taken-for-last") { TakesFirstForLast = true, Head = head => head with { Recent = [] } },
        () => new DiskPlant("deal-forgotten") { Head = head => head with { Taken = default } },
        () => new DiskPlant("recent-turned-round") { Head = head => head with { Recent = [.. head.Recent.Reverse()] } },

        // Messages and answers.
        () => new TalkPlant("sequence-ignored") { Hear = static (user, from, said, count) => user.Hear(from, said with { Seq = said.Seq + (count * 1000L) }) },
        () => new TalkPlant("word-swallowed") { Hear = static (user, from, said, count) => count % 4 == 0 ? Task.FromResult(new Statement(SwipeKind.None, 0)) : user.Hear(from, said) },
        () => new TalkPlant("rewind-not-told") { Hear = static (user, from, said, _) => said.Kind == SwipeKind.None ? Task.FromResult(new Statement(SwipeKind.None, 0)) : user.Hear(from, said) },
        () => new TalkPlant("unfriend-not-told") { Hear = static (user, from, said, _) => said.Kind == SwipeKind.Unfriend ? Task.FromResult(new Statement(SwipeKind.None, 0)) : user.Hear(from, said) },
        () => new TalkPlant("unfriend-told-as-rewind") { Hear = static (user, from, said, _) => user.Hear(from, said.Kind == SwipeKind.Unfriend ? said with { Kind = SwipeKind.None } : said) },
        () => new TalkPlant("dislike-told") { Hear = static (user, from, said, _) => user.Hear(from, said.Kind == SwipeKind.None ? said with { Kind = SwipeKind.Dislike } : said) },
        () => new TalkPlant("swipe-dropped") { Swipe = static (user, proof, sid, kind, count) => count % 8 == 0 ? Task.FromResult<Result<SwipeOutcome>>(new SwipeOutcome(false)) : user.Swipe(proof, sid, kind) },
        () => new TalkPlant("refused-but-done") { Swipe = static (user, proof, sid, kind, count) => RefuseDone(user, proof, sid, kind, count) },
        () => new TalkPlant("match-made-up") { Swipe = static (user, proof, sid, kind, _) => MakeUpMatch(user, proof, sid, kind) },
        () => new TalkPlant("swipe-on-nobody") { KnowsEverybody = true },
        () => new TalkPlant("unfriend-dropped") { EndsNoFriendship = true },
        () => new TalkPlant("rewind-dropped") { RewindsNothing = true },
        () => new TalkPlant("profile-dropped") { ForgetsProfiles = true },
        () => new TalkPlant("logout-dropped") { ForgetsLogouts = true },
        () => new TalkPlant("secret-ignored") { IgnoresSecrets = true },
        () => new TalkPlant("deck-shows-oneself") { ShowsOneself = true },
        () => new TalkPlant("groups-slide") { DealsAlways = true },
        () => new TalkPlant("split-taken-for-empty") { TakesSplitForEmpty = true },
        () => new TalkPlant("listed-in-no-part") { ListsNowhere = true },
        () => new TalkPlant("taken-nickname-given") { GivesTakenNames = true },
        () => new TalkPlant("nickname-never-free") { KeepsNames = true },
        () => new WaitingHearPlant(),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. Makers.Select(make => make().Name)];

    /// <summary>Creates a fresh plant of that name, or null.</summary>
    public static Func<Plant>? Find(string name) => Array.Find(Makers, make => make().Name == name);

    private static Func<RelationWrite, Disk.SimDatabase, RelationWrite> EachRow(Func<Relation, Relation> falsify) =>
        (write, _) => write with { Rows = [.. write.Rows.Select(falsify)] };

    private static Func<Storage.GroupCommit.DocumentChange, StoredDocument?, Storage.GroupCommit.DocumentChange> Code(Func<VerifyCodeState?, VerifyCodeState, VerifyCodeState> falsify) =>
        DiskPlant.Of(DocumentOracle.CodeKind, falsify);

    private static Func<Storage.GroupCommit.DocumentChange, StoredDocument?, Storage.GroupCommit.DocumentChange> User(Func<UserState?, UserState, UserState> falsify) =>
        DiskPlant.Of(DocumentOracle.UserKind, falsify);

    private static async Task<Result<SwipeOutcome>> RefuseDone(IUserGrain user, SessionProof proof, long sid, SwipeKind kind, int count)
    {
        var answer = await user.Swipe(proof, sid, kind);
        return answer.Refusal is null && kind == SwipeKind.Superlike && count % 3 == 0 ? ErrorCode.NOT_HAS_PERM : answer;
    }

    private static async Task<Result<SwipeOutcome>> MakeUpMatch(IUserGrain user, SessionProof proof, long sid, SwipeKind kind)
    {
        var answer = await user.Swipe(proof, sid, kind);
        return answer.Refusal is null ? new SwipeOutcome(true) : answer;
    }
}
