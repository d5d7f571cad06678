using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Swipes;

public sealed class SwipeRulesTests
{
    private const long Ann = 1;
    private const long Bob = 2;
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Midnight = new(2026, 3, 1, 16, 0, 0, TimeSpan.Zero);
    private static readonly int Today = new DateOnly(2026, 3, 1).DayNumber;
    private static readonly Relation Fresh = new(Ann, Bob);
    private static readonly PartitionHead Head = new(Ann) { Epoch = 4, Seq = 10, Day = Today };
    private readonly SwipeRules _rules = new(new QuotaOptions { Like = 3, Superlike = 2, Rewind = 2 }, new DiscoveryOptions(), Calendars.Shanghai);

    [Theory]
    [InlineData(SwipeKind.Like, 1, 0)]
    [InlineData(SwipeKind.Superlike, 0, 1)]
    public void Swipe_Like_IsPendingNumberedAndCharged(SwipeKind kind, int likes, int superlikes)
    {
        var decision = _rules.Swipe(Fresh, Head, kind, Permissions.None, Noon);

        Assert.Equal(Fresh with { Swipe = kind, SwipedAt = Noon, Seq = 11, ChargedDay = Today, Pending = true }, decision.Row);
        Assert.Equal([Bob], decision.Head!.Recent);
        Assert.Equal(Head with { Seq = 11, Likes = likes, Superlikes = superlikes, Recent = decision.Head.Recent, Taken = new TakenPlaces(1, 0) }, decision.Head);
    }

    [Fact]
    public void Swipe_Dislike_IsFreeAndNotTold()
    {
        var decision = _rules.Swipe(Fresh, Head, SwipeKind.Dislike, Permissions.None, Noon);

        Assert.Equal(Fresh with { Swipe = SwipeKind.Dislike, SwipedAt = Noon, Seq = 11 }, decision.Row);
        Assert.Equal([Bob], decision.Head!.Recent);
        Assert.Equal(Head with { Seq = 11, Recent = decision.Head.Recent, Taken = new TakenPlaces(1, 0) }, decision.Head);
    }

    [Theory]
    [InlineData(SwipeKind.Like)]
    [InlineData(SwipeKind.Superlike)]
    [InlineData(SwipeKind.Dislike)]
    public void Swipe_Repeated_ChangesAndChargesNothing(SwipeKind kind)
    {
        var first = _rules.Swipe(Fresh, Head, kind, Permissions.None, Noon);

        var second = _rules.Swipe(first.Row, first.Head!, kind, Permissions.None, Noon.AddMinutes(1));

        Assert.Same(first.Row, second.Row);
        Assert.Null(second.Head);
        Assert.Null(second.Outcome);
    }

    [Fact]
    public void Swipe_RepeatedWithTheQuotaUsedUp_IsStillHarmless()
    {
        var liked = Fresh with { Swipe = SwipeKind.Like, Seq = 1 };

        Assert.Null(_rules.Swipe(liked, Head with { Likes = 3 }, SwipeKind.Like, Permissions.None, Noon).Outcome);
    }

    [Theory]
    [InlineData(SwipeKind.Like, 2, 0, true)]
    [InlineData(SwipeKind.Like, 3, 0, false)]
    [InlineData(SwipeKind.Like, 4, 0, false)]
    [InlineData(SwipeKind.Superlike, 3, 1, true)]
    [InlineData(SwipeKind.Superlike, 0, 2, false)]
    [InlineData(SwipeKind.Dislike, 3, 2, true)]
    public void Swipe_AroundTheQuota_IsRefusedOnceUsedUp(SwipeKind kind, int likes, int superlikes, bool isTaken)
    {
        var decision = _rules.Swipe(Fresh, Head with { Likes = likes, Superlikes = superlikes }, kind, Permissions.None, Noon);

        Assert.Equal(isTaken, decision.Outcome is null);
        Assert.Equal(isTaken, !ReferenceEquals(Fresh, decision.Row));
        Assert.Equal(isTaken, decision.Head is not null);
    }

    [Fact]
    public void Swipe_QuotaUsedUp_SaysHowMuchAndUntilWhen()
    {
        var refusal = _rules.Swipe(Fresh, Head with { Likes = 3 }, SwipeKind.Like, Permissions.None, Noon).Outcome;

        Assert.Equal(new Refusal(ErrorCode.QUOTA_EXCEEDED, Quota: new QuotaStatus(3, 3, Midnight), RetryAfter: TimeSpan.FromHours(12)), refusal);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public void Swipe_AtMidnightOfTheZone_HasANewQuota(long ticks, bool isTaken) =>
        Assert.Equal(isTaken, _rules.Swipe(Fresh, Head with { Likes = 3 }, SwipeKind.Like, Permissions.None, Midnight.AddTicks(ticks)).Outcome is null);

    [Fact]
    public void Swipe_UnlimitedLikes_IsNotCharged()
    {
        var decision = _rules.Swipe(Fresh, Head with { Likes = 3 }, SwipeKind.Like, Permissions.UnlimitedLikes, Noon);

        Assert.Equal(3, decision.Head!.Likes);
        Assert.Equal(0, decision.Row.ChargedDay);
    }

    [Fact]
    public void Swipe_SuperlikeWithUnlimitedLikes_IsCharged() => Assert.Equal(
        ErrorCode.QUOTA_EXCEEDED,
        _rules.Swipe(Fresh, Head with { Superlikes = 2 }, SwipeKind.Superlike, Permissions.UnlimitedLikes, Noon).Outcome?.Code);

    [Fact]
    public void Swipe_LikeBack_MakesFriends()
    {
        var heard = Fresh with { Heard = SwipeKind.Superlike, HeardSeq = 3 };

        Assert.Equal(Noon, _rules.Swipe(heard, Head, SwipeKind.Like, Permissions.None, Noon).Row.FriendSince);
        Assert.Null(_rules.Swipe(heard, Head, SwipeKind.Dislike, Permissions.None, Noon).Row.FriendSince);
    }

    [Fact]
    public void Swipe_SuperlikeOfAFriend_KeepsTheFriendship()
    {
        var decision = _rules.Swipe(Friends(), Head, SwipeKind.Superlike, Permissions.None, Noon);

        Assert.Equal(Friends().FriendSince, decision.Row.FriendSince);
        Assert.True(decision.Row.Pending);
    }

    [Fact]
    public void Swipe_DislikeOfAFriend_IsRefused() => Assert.Equal(
        Refusal.BadRequest("sid"),
        _rules.Swipe(Friends(), Head, SwipeKind.Dislike, Permissions.None, Noon).Outcome);

    [Fact]
    public void Swipe_DislikeAfterALike_IsToldSinceTheLikeWas()
    {
        var row = _rules.Swipe(Fresh with { Swipe = SwipeKind.Like, Seq = 2 }, Head, SwipeKind.Dislike, Permissions.None, Noon).Row;

        Assert.True(row.Pending);
        Assert.Equal(new Statement(SwipeKind.None, 11), SwipeRules.StatementOf(row));
    }

    [Theory]
    [InlineData(SwipeKind.Like, 1, 0)]
    [InlineData(SwipeKind.Superlike, 0, 1)]
    public void Rewind_SameDay_RefundsTheChargeAndChargesTheRewind(SwipeKind kind, int likes, int superlikes)
    {
        var swiped = _rules.Swipe(Fresh, Head with { Likes = 1, Superlikes = 1 }, kind, Permissions.None, Noon);
        Assert.Equal((1 + likes, 1 + superlikes), (swiped.Head!.Likes, swiped.Head.Superlikes));

        var decision = _rules.Rewind(swiped.Row, swiped.Head, Permissions.None, Noon.AddMinutes(1));

        Assert.Empty(decision.Head!.Recent);
        Assert.Equal(Head with { Seq = 12, Likes = 1, Superlikes = 1, Rewinds = 1, Recent = decision.Head.Recent, Taken = swiped.Head.Taken }, decision.Head);
        Assert.Equal(
            Fresh with { Swipe = SwipeKind.None, SwipedAt = Noon.AddMinutes(1), Seq = 12, Pending = true },
            decision.Row);
    }

    [Fact]
    public void SwipeAndRewind_OnADeal_StoreItsTakenPlaces()
    {
        var (after, before) = (new TakenPlaces(5, 0b0110), new TakenPlaces(5, 0b0100));

        var swiped = _rules.Swipe(Fresh, Head with { Taken = new TakenPlaces(20, 0) }, SwipeKind.Dislike, Permissions.None, Noon, after);
        Assert.Equal(after, swiped.Head!.Taken);
        Assert.Equal(before, _rules.Rewind(swiped.Row, swiped.Head, Permissions.None, Noon, before).Head!.Taken);
    }

    [Fact]
    public void Swipe_WithoutADeal_TakesTheFirstFreePlaceForSomeoneNew()
    {
        var swiped = _rules.Swipe(Fresh, Head with { Taken = new TakenPlaces(3, 0b0110) }, SwipeKind.Dislike, Permissions.None, Noon);
        Assert.Equal(new TakenPlaces(6, 0), swiped.Head!.Taken);

        Assert.Equal(swiped.Head.Taken, _rules.Swipe(swiped.Row, swiped.Head, SwipeKind.Like, Permissions.None, Noon).Head!.Taken);
    }

    [Fact]
    public void Swipe_MoreThanTheHeadRemembers_ForgetsTheOldest()
    {
        var others = Enumerable.Range(2, PartitionHead.MaxRecent + 2).Select(id => (long)id).ToList();

        Assert.Equal(others[2..], Swiped(others).Recent);
    }

    [Fact]
    public void Swipe_SamePersonAgain_BecomesTheLast() => Assert.Equal(
        [3, 2],
        _rules.Swipe(new Relation(Ann, 2) { Swipe = SwipeKind.Like }, Swiped([2, 3]), SwipeKind.Dislike, Permissions.None, Noon).Head!.Recent);

    [Fact]
    public void Rewind_OfOneInBetween_LeavesTheOthersInTheirOrder() => Assert.Equal(
        [2, 4],
        _rules.Rewind(new Relation(Ann, 3) { Swipe = SwipeKind.Dislike }, Swiped([2, 3, 4]), Permissions.None, Noon).Head!.Recent);

    [Fact]
    public void Rewind_AnotherDay_RefundsNothing()
    {
        var swiped = _rules.Swipe(Fresh, Head, SwipeKind.Like, Permissions.None, Noon);
        var next = _rules.Swipe(new Relation(Ann, 3), swiped.Head!, SwipeKind.Like, Permissions.None, Midnight);

        Assert.Equal(1, _rules.Rewind(swiped.Row, next.Head!, Permissions.None, Midnight).Head!.Likes);
    }

    [Fact]
    public void Rewind_UnchargedSwipe_RefundsNothing()
    {
        var swiped = _rules.Swipe(Fresh, Head with { Likes = 2 }, SwipeKind.Like, Permissions.UnlimitedLikes, Noon);

        Assert.Equal(2, _rules.Rewind(swiped.Row, swiped.Head!, Permissions.None, Noon).Head!.Likes);
    }

    [Fact]
    public void Rewind_OfADislikeThatReplacedALike_DoesNotRefundTheLike()
    {
        var liked = _rules.Swipe(Fresh, Head, SwipeKind.Like, Permissions.None, Noon);
        var disliked = _rules.Swipe(liked.Row, liked.Head!, SwipeKind.Dislike, Permissions.None, Noon);

        Assert.Equal(1, _rules.Rewind(disliked.Row, disliked.Head!, Permissions.None, Noon).Head!.Likes);
    }

    [Fact]
    public void Rewind_Twice_HasNothingToTakeBack()
    {
        var swiped = _rules.Swipe(Fresh, Head, SwipeKind.Like, Permissions.None, Noon);
        var rewound = _rules.Rewind(swiped.Row, swiped.Head!, Permissions.None, Noon);

        Assert.Equal(ErrorCode.NOTHING_TO_REWIND, _rules.Rewind(rewound.Row, rewound.Head!, Permissions.None, Noon).Outcome?.Code);
    }

    [Fact]
    public void Rewind_QuotaUsedUp_IsRefused()
    {
        var liked = Fresh with { Swipe = SwipeKind.Like, Seq = 1 };

        Assert.Null(_rules.Rewind(liked, Head with { Rewinds = 1 }, Permissions.None, Noon).Outcome);
        Assert.Equal(
            new QuotaStatus(2, 2, Midnight),
            _rules.Rewind(liked, Head with { Rewinds = 2 }, Permissions.None, Noon).Outcome?.Quota);
    }

    [Fact]
    public void Rewind_OfAFriend_EndsTheFriendshipAndMustBeTold()
    {
        var row = _rules.Rewind(Friends(), Head, Permissions.None, Noon).Row;

        Assert.Null(row.FriendSince);
        Assert.True(row.Pending);
        Assert.Equal(SwipeKind.Like, row.Heard);
    }

    [Fact]
    public void Rewind_Dislike_IsNotTold()
    {
        var disliked = _rules.Swipe(Fresh, Head, SwipeKind.Dislike, Permissions.None, Noon);

        Assert.False(_rules.Rewind(disliked.Row, disliked.Head!, Permissions.None, Noon).Row.Pending);
    }

    [Fact]
    public void Unfriend_AFriend_EndsTheFriendshipFreeAndMustBeTold()
    {
        var head = Head with { Likes = 3, Rewinds = 2, Recent = [9, Bob] };

        var decision = SwipeRules.Unfriend(Friends(), head, Noon);

        Assert.Null(decision.Outcome);
        Assert.Equal(Friends() with { Swipe = SwipeKind.Unfriend, SwipedAt = Noon, Seq = 11, Pending = true, FriendSince = null }, decision.Row);
        Assert.Equal([9], decision.Head!.Recent);
        Assert.Equal(head with { Seq = 11, Recent = decision.Head.Recent }, decision.Head);
    }

    [Fact]
    public void Unfriend_Repeated_ChangesNothing()
    {
        var parted = SwipeRules.Unfriend(Friends(), Head, Noon).Row;

        Assert.Equal(new RowDecision<Refusal?>(parted, null, null), SwipeRules.Unfriend(parted, Head, Noon.AddMinutes(1)));
    }

    [Theory]
    [InlineData(SwipeKind.None, SwipeKind.None)]
    [InlineData(SwipeKind.Like, SwipeKind.None)]
    [InlineData(SwipeKind.None, SwipeKind.Like)]
    [InlineData(SwipeKind.Dislike, SwipeKind.Like)]
    [InlineData(SwipeKind.Like, SwipeKind.Unfriend)]
    public void Unfriend_NoFriend_IsRefused(SwipeKind swipe, SwipeKind heard)
    {
        var row = Fresh with { Swipe = swipe, Seq = 1, Heard = heard, HeardSeq = 1 };

        Assert.Equal(new RowDecision<Refusal?>(row, null, new Refusal(ErrorCode.NOT_FRIENDS)), SwipeRules.Unfriend(row, Head, Noon));
    }

    [Theory]
    [InlineData(SwipeKind.Like)]
    [InlineData(SwipeKind.Superlike)]
    [InlineData(SwipeKind.Dislike)]
    public void Swipe_OnAFormerFriend_IsFreeAndChangesNothingOnEitherSide(SwipeKind kind)
    {
        var usedUp = Head with { Likes = 3, Superlikes = 2 };
        var mine = SwipeRules.Unfriend(Friends(), Head, Noon).Row;
        var theirs = SwipeRules.Hear(Friends(), SwipeRules.StatementOf(mine), Noon).Row;

        Assert.Equal(new RowDecision<Refusal?>(mine, null, null), _rules.Swipe(mine, usedUp, kind, Permissions.None, Noon));
        Assert.Equal(new RowDecision<Refusal?>(theirs, null, null), _rules.Swipe(theirs, usedUp, kind, Permissions.None, Noon));
    }

    [Fact]
    public void Rewind_OfTheEndOfAFriendship_HasNothingToTakeBack()
    {
        var parted = SwipeRules.Unfriend(Friends(), Head, Noon);

        Assert.Equal(ErrorCode.NOTHING_TO_REWIND, _rules.Rewind(parted.Row, parted.Head!, Permissions.None, Noon).Outcome?.Code);
    }

    [Fact]
    public void Rewind_LikeAfterTheOtherEndedTheFriendship_LeavesTheTwoParted()
    {
        var heard = SwipeRules.Hear(Friends(), new Statement(SwipeKind.Unfriend, 9), Noon).Row;

        var rewound = _rules.Rewind(heard, Head, Permissions.None, Noon);

        Assert.Equal((SwipeKind.None, true), (rewound.Row.Swipe, rewound.Row.IsParted));
        Assert.Equal(rewound.Row, _rules.Swipe(rewound.Row, rewound.Head!, SwipeKind.Like, Permissions.None, Noon).Row);
    }

    [Fact]
    public void Hear_OldNews_ChangesNothing()
    {
        var row = Fresh with { Heard = SwipeKind.Like, HeardSeq = 5 };

        Assert.Same(row, SwipeRules.Hear(row, new Statement(SwipeKind.None, 5), Noon).Row);
        Assert.Same(row, SwipeRules.Hear(row, new Statement(SwipeKind.None, 4), Noon).Row);
        Assert.Same(Fresh, SwipeRules.Hear(Fresh, new Statement(SwipeKind.None, 0), Noon).Row);
    }

    [Fact]
    public void Hear_LikeBack_MakesFriends()
    {
        var liked = Fresh with { Swipe = SwipeKind.Like, Seq = 1 };

        var row = SwipeRules.Hear(liked, new Statement(SwipeKind.Superlike, 5), Noon).Row;

        Assert.Equal(liked with { Heard = SwipeKind.Superlike, HeardSeq = 5, HeardAt = Noon, FriendSince = Noon }, row);
    }

    [Fact]
    public void Hear_ThatALikeStandsNoMore_EndsTheFriendship() =>
        Assert.Null(SwipeRules.Hear(Friends(), new Statement(SwipeKind.None, 99), Noon).Row.FriendSince);

    [Fact]
    public void Told_OfAnEarlierStatement_StaysPending()
    {
        var row = Fresh with { Swipe = SwipeKind.None, Seq = 8, Pending = true };

        Assert.True(SwipeRules.Told(row, toldSeq: 7, new Statement(SwipeKind.None, 0), Noon).Row.Pending);
        Assert.False(SwipeRules.Told(row, toldSeq: 8, new Statement(SwipeKind.None, 0), Noon).Row.Pending);
    }

    [Theory]
    [InlineData(SwipeKind.None, SwipeKind.None)]
    [InlineData(SwipeKind.Like, SwipeKind.Like)]
    [InlineData(SwipeKind.Superlike, SwipeKind.Superlike)]
    [InlineData(SwipeKind.Dislike, SwipeKind.None)]
    [InlineData(SwipeKind.Unfriend, SwipeKind.Unfriend)]
    public void StatementOf_Dislike_GivesNothingAway(SwipeKind swipe, SwipeKind said) =>
        Assert.Equal(new Statement(said, 4), SwipeRules.StatementOf(Fresh with { Swipe = swipe, Seq = 4 }));

    private PartitionHead Swiped(IEnumerable<long> others) => others.Aggregate(
        Head, (head, other) => _rules.Swipe(new Relation(Ann, other), head, SwipeKind.Dislike, Permissions.None, Noon).Head!);

    private static Relation Friends() => Fresh with
    {
        Swipe = SwipeKind.Like,
        Seq = 1,
        Heard = SwipeKind.Like,
        HeardSeq = 1,
        FriendSince = Noon.AddDays(-1),
    };

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Swipe_DislikeAgain_ChangesTheRowOnlyOnceTheFirstIsForgotten(int days, bool isNew)
    {
        // Dislikes are forgotten by the day: this one at the end of its ninetieth.
        var disliked = Fresh with { Swipe = SwipeKind.Dislike, SwipedAt = Midnight, Seq = 3 };

        var again = _rules.Swipe(disliked, Head, SwipeKind.Dislike, Permissions.None, Midnight.AddDays(90 + days));

        Assert.Null(again.Outcome);
        Assert.Equal(isNew ? Midnight.AddDays(91) : Midnight, again.Row.SwipedAt);
        Assert.Equal(isNew, again.Head is not null);
        Assert.Equal(isNew ? 1 : null, again.Head?.Taken.First);
    }
}
