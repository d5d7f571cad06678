using Swiper.Grains.Accounts;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Profiles;
using Swiper.Grains.Users;
using Swiper.Simulation.Oracle;
using Swiper.Storage.GroupCommit;

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
        () => new DiskPlant("note-not-stored") { Write = EachRow(row => row with { Note = null }) },
        () => new DiskPlant("note-kept-after-its-superlike") { Write = EachRowAfter((before, row) => row with { Note = row.Note ?? before.Note }) },
        () => new DiskPlant("heard-note-kept-after-its-superlike") { Write = EachRowAfter((before, row) => row with { HeardNote = row.HeardNote ?? before.HeardNote }) },
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

        () => new DiskPlant("journey-never-ends") { Entry = entry => entry with { ShownUntil = null, ThenCell = null } },
        () => new DiskPlant("home-shown-while-away") { Entry = entry => entry with { ShownFrom = null } },
        () => new DiskPlant("home-forgotten-in-shared-pools") { Entry = entry => entry with { ThenCell = null } },
        () => new DiskPlant("position-mixed-up") { Entry = entry => entry.Cell is { } cell && entry.Revision % 3 == 0 ? entry with { Cell = cell ^ (1L << 40) } : entry },
        () => new DiskPlant("position-left-behind") { Delists = change => change.Entry is null && change.Pool.Contains('#', StringComparison.Ordinal) },
        () => new DiskPlant("hidden-stays-listed") { Delists = change => change.Entry is null && !change.Pool.Contains('#', StringComparison.Ordinal) },
        () => new DiskPlant("activity-not-listed") { Entry = entry => entry with { ActiveOn = entry.ActiveOn.AddDays(-1) } },
        () => new DiskPlant("bio-of-before") { Entry = entry => entry with { Bio = null } },

        // Documents on their way to the disk.
        () => new DiskPlant("position-not-stored") { Document = User((before, user) => user with { Cell = before?.Cell }) },
        () => new DiskPlant("journey-cannot-be-ended") { Document = User((before, user) => user with { Travel = user.Travel ?? before?.Travel }) },
        () => new DiskPlant("shown-although-hidden") { Document = User((_, user) => user with { Profile = user.Profile with { Hidden = false } }) },
        () => new DiskPlant("code-usable-twice") { Document = Code((_, code) => code.Code is { IsUsed: true } used ? code with { Code = used with { IsUsed = false } } : code) },
        () => new DiskPlant("wrong-tries-forgotten") { Document = Code((_, code) => code.Code is { } issued ? code with { Code = issued with { WrongTries = 0 } } : code) },
        () => new DiskPlant("code-lives-on") { Document = Code((_, code) => code.Code is { } issued ? code with { Code = issued with { ExpiresAt = issued.ExpiresAt + Ages } } : code) },
        () => new DiskPlant("number-unbound") { Document = Code((_, code) => code with { UserId = 0 }) },
        () => new DiskPlant("mover-not-bound") { Document = Code((before, code) => code.Code is { Mover: not 0 } ? code with { UserId = before?.UserId ?? 0 } : code) },
        () => new DiskPlant("move-not-announced") { Document = User((_, user) => user with { MovingTo = null }) },
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
        () => new DiskPlant("answered-likes-shown") { RemembersLikes = true },
        () => new DiskPlant("newest-like-not-shown") { LosesNewestLike = true },
        () => new DiskPlant("likes-miscounted") { Miscounts = true },
        () => new DiskPlant("first-taken-for-last") { TakesFirstForLast = true, Head = head => head with { Recent = [] } },
        () => new DiskPlant("deal-forgotten") { Head = head => head with { Taken = default } },
        () => new DiskPlant("recent-turned-round") { Head = head => head with { Recent = [.. head.Recent.Reverse()] } },

        // Messages and answers.
        () => new TalkPlant("sequence-ignored") { Hear = static (user, from, said, count) => user.Hear(from, said with { Seq = said.Seq + (count * 1000L) }) },
        () => new TalkPlant("word-swallowed") { Hear = static (user, from, said, count) => count % 4 == 0 ? Task.FromResult(new Statement(SwipeKind.None, 0)) : user.Hear(from, said) },
        () => new TalkPlant("rewind-not-told") { Hear = static (user, from, said, _) => said.Kind == SwipeKind.None ? Task.FromResult(new Statement(SwipeKind.None, 0)) : user.Hear(from, said) },
        () => new TalkPlant("unfriend-not-told") { Hear = static (user, from, said, _) => said.Kind == SwipeKind.Unfriend ? Task.FromResult(new Statement(SwipeKind.None, 0)) : user.Hear(from, said) },
        () => new TalkPlant("unfriend-told-as-rewind") { Hear = static (user, from, said, _) => user.Hear(from, said.Kind == SwipeKind.Unfriend ? said with { Kind = SwipeKind.None } : said) },
        () => new TalkPlant("note-not-told") { Hear = static (user, from, said, _) => user.Hear(from, said with { Note = null }) },
        () => new TalkPlant("dislike-told") { Hear = static (user, from, said, _) => user.Hear(from, said.Kind == SwipeKind.None ? said with { Kind = SwipeKind.Dislike } : said) },
        () => new TalkPlant("swipe-dropped") { Swipe = static (swipe, _, count) => count % 8 == 0 ? Task.FromResult<Result<SwipeOutcome>>(new SwipeOutcome(false)) : swipe() },
        () => new TalkPlant("refused-but-done") { Swipe = RefuseDone },
        () => new TalkPlant("match-made-up") { Swipe = static (swipe, _, _) => MakeUpMatch(swipe) },
        () => new TalkPlant("swipe-on-nobody") { KnowsEverybody = true },
        () => new TalkPlant("unfriend-dropped") { EndsNoFriendship = true },
        () => new TalkPlant("rewind-dropped") { RewindsNothing = true },
        () => new TalkPlant("profile-dropped") { ForgetsProfiles = true },
        () => new TalkPlant("logout-dropped") { ForgetsLogouts = true },
        () => new TalkPlant("number-thought-free") { DisownsNumbers = true },
        () => new TalkPlant("move-dropped") { MovesNobody = true },
        () => new TalkPlant("secret-ignored") { IgnoresSecrets = true },
        () => new TalkPlant("deck-shows-oneself") { ShowsOneself = true },
        () => new TalkPlant("groups-slide") { DealsAlways = true },
        () => new TalkPlant("likes-shown-to-all") { ShowsLikesToAll = true },
        () => new TalkPlant("likes-counted-once") { CountsLikesOnce = true },
        () => new TalkPlant("split-taken-for-empty") { TakesSplitForEmpty = true },
        () => new TalkPlant("listed-in-no-part") { ListsNowhere = true },
        () => new TalkPlant("taken-nickname-given") { GivesTakenNames = true },
        () => new TalkPlant("nickname-never-free") { KeepsNames = true },
        () => new WaitingHearPlant(),

        // Blocks and reports.
        () => new DiskPlant("block-not-stored") { Write = EachRow(row => row with { Blocks = Blocks.None, BlockedAt = null }) },
        () => new DiskPlant("heard-block-not-stored") { Write = EachRow(row => row with { Blocks = row.Blocks & Blocks.Mine }) },
        () => new DiskPlant("friendship-outlives-block") { Write = EachRowAfter((before, row) => row.IsBlocked ? row with { FriendSince = row.FriendSince ?? before.FriendSince } : row) },
        () => new DiskPlant("block-forgets-unfriend") { Write = EachRow(row => row is { IsBlocked: true, Swipe: SwipeKind.Unfriend } ? row with { Swipe = SwipeKind.None } : row) },
        () => new DiskPlant("deck-shows-blocked") { ForgetsBlocked = true },
        () => new DiskPlant("block-not-found") { Row = row => row is { IsBlocked: true } ? row with { Blocks = Blocks.None, BlockedAt = null } : row },
        () => new DiskPlant("newest-block-not-shown") { LosesNewestBlock = true },
        () => new DiskPlant("report-lost") { Reports = change => change is ReportFiling },
        () => new DiskPlant("report-never-deleted") { Reports = change => change is ReportDeletion },
        () => new TalkPlant("block-not-told") { Hear = static (user, from, said, _) => said.Blocks ? Task.FromResult(new Statement(SwipeKind.None, 0)) : user.Hear(from, said) },
        () => new TalkPlant("block-told-as-rewind") { Hear = static (user, from, said, _) => user.Hear(from, said with { Blocks = false }) },
        () => new TalkPlant("unblock-not-told") { Hear = static (user, from, said, count) => said is { Kind: SwipeKind.None, Blocks: false } && count % 2 == 0 ? Task.FromResult(new Statement(SwipeKind.None, 0)) : user.Hear(from, said) },
        () => new TalkPlant("block-dropped") { BlocksNobody = true },
        () => new TalkPlant("unblock-dropped") { KeepsBlocks = true },

        // Pictures.
        () => new DiskPlant("discarded-file-forgotten") { Document = User((_, user) => user with { Pictures = user.Pictures with { Discarded = [] } }) },
        () => new DiskPlant("announced-file-forgotten") { Document = User((_, user) => user with { Pictures = user.Pictures with { Announced = [] } }) },
        () => new DiskPlant("photo-lost") { Document = User((_, user) => user with { Pictures = user.Pictures with { Photos = [.. user.Pictures.Photos.Take(2)] } }) },
        () => new DiskPlant("photo-comes-back") { Document = User((before, user) => user with { Pictures = user.Pictures with { Photos = [.. user.Pictures.Photos, .. (before?.Pictures.Photos ?? []).Where(old => user.Pictures.Photos.All(kept => kept.Number != old.Number))] } }) },
        () => new DiskPlant("rejected-photo-shown") { Document = User((_, user) => user with { Pictures = user.Pictures with { Photos = [.. user.Pictures.Photos.Select(photo => photo.State == PhotoState.Rejected ? photo with { State = PhotoState.Approved } : photo)] } }) },
        () => new DiskPlant("picture-work-not-stored") { Write = (write, _) => write.Head is { } head ? write with { Head = head with { Pictures = PictureWork.None } } : write },
        () => new PicturePlant("file-not-stored") { LosesFiles = true },
        () => new PicturePlant("file-not-deleted") { KeepsFiles = true },
        () => new PicturePlant("sweep-finds-no-files") { HidesOwners = true },
        () => new PicturePlant("listed-photos-stale") { KeepsListedPhotos = true },
        () => new PicturePlant("friends-photos-listed") { ListsPhotosOfFriends = true },
        () => new PicturePlant("photo-deletion-dropped") { DropsDeletions = true },
        () => new PicturePlant("review-dropped") { DropsReviews = true },
        () => new PicturePlant("avatar-removal-dropped") { DropsAvatars = true },
        () => new PicturePlant("shown-file-deleted") { DiscardsPhotos = true },
        () => new PicturePlant("nothing-discarded") { DiscardsNothing = true },

        // Bans and the audit log.
        () => new DiskPlant("ban-not-stored") { Document = User((_, user) => user with { Ban = null }) },
        () => new DiskPlant("ban-cannot-be-lifted") { Document = User((before, user) => user with { Ban = user.Ban ?? before?.Ban }) },
        () => new DiskPlant("ban-never-ends") { Document = User((_, user) => user.Ban is { } ban ? user with { Ban = ban with { Until = null } } : user) },
        () => new DiskPlant("ban-keeps-sessions") { Document = User((before, user) => user.Ban is not null && before?.Ban is null ? user with { Sessions = before?.Sessions ?? [] } : user) },
        () => new BanPlant("banned-found-by-others") { IsFound = true },
        () => new BanPlant("banned-card-shown") { IsShown = true },
        () => new BanPlant("banned-stays-listed") { StaysListed = true },
        () => new BanPlant("audit-line-lost") { LosesLines = true },
    ];

    public static IReadOnlyList<string> Names { get; } = [.. Makers.Select(make => make().Name)];

    /// <summary>Creates a fresh plant of that name, or null.</summary>
    public static Func<Plant>? Find(string name) => Array.Find(Makers, make => make().Name == name);

    private static Func<RelationWrite, Disk.SimDatabase, RelationWrite> EachRow(Func<Relation, Relation> falsify) =>
        (write, _) => write with { Rows = [.. write.Rows.Select(falsify)] };

    private static Func<RelationWrite, Disk.SimDatabase, RelationWrite> EachRowAfter(Func<Relation, Relation, Relation> falsify) => (write, database) =>
        write with { Rows = [.. write.Rows.Select(row => falsify(database.RowOf(row.Owner, row.Other) ?? new Relation(row.Owner, row.Other), row))] };

    private static Func<Storage.GroupCommit.DocumentChange, StoredDocument?, Storage.GroupCommit.DocumentChange> Code(Func<VerifyCodeState?, VerifyCodeState, VerifyCodeState> falsify) =>
        DiskPlant.Of(DocumentOracle.CodeKind, falsify);

    private static Func<Storage.GroupCommit.DocumentChange, StoredDocument?, Storage.GroupCommit.DocumentChange> User(Func<UserState?, UserState, UserState> falsify) =>
        DiskPlant.Of(DocumentOracle.UserKind, falsify);

    private static async Task<Result<SwipeOutcome>> RefuseDone(Func<Task<Result<SwipeOutcome>>> swipe, SwipeKind kind, int count)
    {
        var answer = await swipe();
        return answer.Refusal is null && kind == SwipeKind.Superlike && count % 3 == 0 ? ErrorCode.NOT_HAS_PERM : answer;
    }

    private static async Task<Result<SwipeOutcome>> MakeUpMatch(Func<Task<Result<SwipeOutcome>>> swipe)
    {
        var answer = await swipe();
        return answer.Refusal is null ? new SwipeOutcome(true) : answer;
    }
}
