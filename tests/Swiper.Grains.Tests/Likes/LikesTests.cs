using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Likes;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Likes;

public sealed class LikesTests(StillCluster cluster)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task GetLikes_Nobody_IsAnEmptyPage()
    {
        var page = await (await Seer()).Likes();

        Assert.Equal((0, 0, null), (page.Count, page.Ids!.Value.Length, page.Next));
    }

    [Fact]
    public async Task GetLikes_WithoutPermission_OnlyCounts()
    {
        var ann = await (await cluster.NewPerson()).WithVip(2);
        await (await cluster.NewPerson()).Swipe(ann);

        Assert.Equal(new LikesPage(1, Ids: null, Next: null), await ann.Likes());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    [InlineData(250, 3)]
    public async Task GetLikes_Many_PagesHoldEachOnceNewestFirst(int count, int pages)
    {
        // Three likes per tick: no tie may lose anybody at a page's end.
        var ann = await LikedAt(Enumerable.Range(0, count).Select(i => Noon.AddTicks(i / 3)));

        var all = new List<long>();
        string? cursor = null;
        for (var page = 1; page <= pages; page++)
        {
            var (total, ids, next, _) = await ann.Likes(cursor);
            Assert.Equal(count, total);
            Assert.Equal(page == pages, next is null);
            all.AddRange(ids!.Value);
            cursor = next;
        }

        Assert.Equal(Enumerable.Range(1, count).Reverse().Select(id => (long)id), all);
    }

    [Fact]
    public async Task GetLikes_LikesCameAndWentSinceTheFirstPage_TheSecondIsAsItWas()
    {
        var ann = await LikedAt(Enumerable.Range(0, 150).Select(i => Noon.AddSeconds(-150 + i)));
        var first = await ann.Likes();
        var bob = await cluster.NewPerson();
        await bob.Swipe(ann);
        await cluster.Grains.GetGrain<IUserOperator>(149).Create(cluster.NewPhone());
        Assert.Null((await ann.Grain.Swipe(ann.Proof, 149, SwipeKind.Dislike)).Refusal);

        var second = await ann.Likes(first.Next);

        Assert.Equal(Enumerable.Range(1, 50).Reverse().Select(id => (long)id), second.Ids!.Value);
        Assert.Equal((150, bob.Id), (second.Count, (await ann.Likes()).Ids!.Value[0]));
    }

    [Fact]
    public async Task GetLikes_CursorThatIsNone_IsRefused()
    {
        var ann = await cluster.NewPerson();

        Assert.Equal(Refusal.BadRequest("cursor"), (await ann.Grain.GetLikes(ann.Proof, "1-0")).Refusal);
    }

    [Fact]
    public async Task GetLikes_AfterEverySwipeOfTwo_CountsWhoWaits()
    {
        var (ann, bob) = (await Seer(), await Seer());
        Assert.Equal(0, await CountOf(ann));

        await bob.Swipe(ann);
        Assert.Equal(1, await CountOf(ann));
        await bob.Swipe(ann, SwipeKind.Superlike);
        Assert.Equal(1, await CountOf(ann));
        await bob.Swipe(ann, SwipeKind.Superlike);
        Assert.Equal(1, await CountOf(ann));
        await bob.Rewind(ann);
        Assert.Equal(0, await CountOf(ann));
        await bob.Swipe(ann);
        await ann.Swipe(bob, SwipeKind.Dislike);
        Assert.Equal(0, await CountOf(ann));
        await ann.Rewind(bob);
        Assert.Equal(1, await CountOf(ann));
        await bob.Swipe(ann, SwipeKind.Dislike);
        Assert.Equal(0, await CountOf(ann));
        await bob.Swipe(ann);
        Assert.True(await ann.Swipe(bob));
        Assert.Equal(0, await CountOf(ann));
        await ann.Rewind(bob);
        Assert.Equal(1, await CountOf(ann));
        await ann.Swipe(bob);
        await bob.Unfriend(ann);
        Assert.Equal(0, await CountOf(ann));
    }

    [Fact]
    public async Task GetLikes_AskedAgain_CountsTheRowsNoMore()
    {
        var ann = await Seer();
        using var counting = cluster.Relations.Arm(FaultKind.HoldBefore, call => call.Is("CountLikes", ann.Id), times: int.MaxValue);
        var asking = ann.Likes();
        await counting.Reached.Soon();
        counting.Dispose();
        await asking.Soon();
        using var never = cluster.Relations.Arm(FaultKind.FailBefore, call => call.Is("CountLikes", ann.Id), times: int.MaxValue);

        for (var likes = 1; likes <= 3; likes++)
        {
            await (await cluster.NewPerson()).Swipe(ann);
            Assert.Equal(likes, (await ann.Likes()).Count);
        }

        Assert.Equal(0, never.Count);
    }

    [Theory]
    [InlineData(FaultKind.HoldBefore)]
    [InlineData(FaultKind.HoldAfter)]
    public async Task GetLikes_LikedWhileCounting_CountsThatLikeOnce(FaultKind kind)
    {
        var (ann, bob) = (await Seer(), await cluster.NewPerson());
        using (var counting = cluster.Relations.Arm(kind, call => call.Is("CountLikes", ann.Id)))
        {
            var asking = ann.Likes();
            await counting.Reached.Soon();
            await bob.Swipe(ann);
            counting.Dispose();

            Assert.InRange((await asking.Soon()).Count, 0, 1);
        }

        Assert.Equal(1, await CountOf(ann));
    }

    [Theory]
    [InlineData(FaultKind.HoldBefore)]
    [InlineData(FaultKind.HoldAfter)]
    public async Task GetLikes_AskedWhileALikeIsWritten_CountsThatLikeOnce(FaultKind kind)
    {
        var (ann, bob) = (await Seer(), await cluster.NewPerson());
        await (await cluster.NewPerson()).Swipe(ann);
        using (var writing = cluster.Relations.Arm(kind, call => call.WritesRow(ann.Id, bob.Id)))
        {
            var liking = bob.Swipe(ann);
            await writing.Reached.Soon();
            Assert.InRange((await ann.Likes()).Count, 1, 2);
            writing.Dispose();
            await liking.Soon();
        }

        Assert.Equal(2, await CountOf(ann));
    }

    /// <summary>The count, which the list confirms.</summary>
    private static async Task<int> CountOf(Person person)
    {
        var page = await person.Likes();
        Assert.Equal(page.Ids!.Value.Length, page.Count);
        return page.Count;
    }

    private async Task<Person> Seer() => await (await cluster.NewPerson()).WithVip(3);

    /// <summary>A person whom 1, 2, 3 … like since those moments.</summary>
    private async Task<Person> LikedAt(IEnumerable<DateTimeOffset> moments)
    {
        var ann = await Seer();
        var rows = moments.Select((moment, i) => new Relation(ann.Id, i + 1) { Heard = SwipeKind.Like, HeardSeq = 1, HeardAt = moment });
        var head = cluster.Relations.Head(ann.Id);
        Assert.True(await cluster.Relations.Write(new RelationWrite(ann.Id, head.Epoch, head, [.. rows])));
        return ann;
    }
}
