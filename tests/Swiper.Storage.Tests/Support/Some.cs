using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Storage.Tests.Support;

/// <summary>Rows with a value in every column.</summary>
internal static class Some
{
    internal static DateTimeOffset Time(int minutes) => new DateTimeOffset(2026, 3, 1, 8, 0, 0, 123, TimeSpan.Zero).AddMinutes(minutes);

    internal static Relation Swipe(long owner, long other, long seq, SwipeKind kind = SwipeKind.Dislike) => new(owner, other)
    {
        Swipe = kind,
        SwipedAt = Time((int)seq),
        Seq = seq,
        ChargedDay = 739_000,
    };

    internal static Relation Liker(long owner, long other, int heardAt, SwipeKind kind = SwipeKind.Like) =>
        new(owner, other) { Heard = kind, HeardAt = Time(heardAt), HeardSeq = 1 };

    internal static Report Report(long id, int at = 1) => new()
    {
        Id = id,
        Reporter = 4_503_599_627_370_497,
        Reported = 4_503_599_627_370_498,
        At = Time(at),
        Reason = ReportReason.Harassment,
        Text = "\"骚扰\"\n🐟 é",
        MessageId = 9_007_199_254_740_993,
        PhotoNumber = 3,
        Seen = new("lí 🐟", "海边\n", "hiking,茶", "São Paulo", "0123456789abcdef0123456789abcdef.jpg", "0123456789abcdef0123456789abcdef.p.webp"),
    };

    internal static PartitionHead Head(long owner, long epoch, long seq = 0) => new(owner)
    {
        Epoch = epoch,
        Seq = seq,
        Day = 739_001,
        Likes = 7,
        Superlikes = 2,
        Rewinds = 1,
        Pools = ["male@上海", "male@北京"],
        Nicknames = ["lí \"quoted\" \\ 🐟"],
        Unsettled = true,
        Recent = [4_503_599_627_370_497, 3],
        Taken = new TakenPlaces(2_147_483_000, (UInt128.One << 127) + 6),
        Pictures = PictureWork.Review | PictureWork.Cleaning,
    };

    internal static Candidate Candidate(long id, long revision, string? nickname = "小鱼") =>
        new(id, revision, nickname, "avatars/a.jpg", new DateOnly(1999, 12, 31), Sex.Female, 20, 35, Time(3), "São Paulo",
            3_458_764_513_820_540_928, new DateOnly(2026, 3, 1), Time(4), Time(5), "海边 🐚\n\"hi\"", "hiking,茶", LookingFor.Friends, 3_458_764_513_820_540_929,
            "3 0123456789abcdef0123456789abcdef.p.jpg 1536 2048 0");

    /// <summary>Rows of one owner under epoch 1, set by a claim.</summary>
    internal static RelationWrite Rows(long owner, params Relation[] rows) => new(owner, 1, Head: null, [.. rows]);

    internal static RelationWrite Claim(long owner, long expectedEpoch = 0, params Relation[] rows) =>
        new(owner, expectedEpoch, new PartitionHead(owner) { Epoch = expectedEpoch + 1 }, [.. rows]);
}
