using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Friends;

public sealed class FriendsTests(StillCluster cluster)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task GetFriends_None_IsOneEmptyPage()
    {
        var page = await (await cluster.NewPerson()).Page();

        Assert.Empty(page.Ids);
        Assert.Null(page.Next);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    [InlineData(250, 3)]
    public async Task GetFriends_Many_PagesHoldEachOnceNewestFirst(int count, int pages)
    {
        // Three friends per tick, and ten ticks per microsecond: neither a tie nor a fraction may lose anybody at a page's end.
        var ann = await PersonWithFriends(Enumerable.Range(0, count).Select(i => Noon.AddTicks(i / 3)));

        var all = new List<long>();
        string? cursor = null;
        for (var page = 1; page <= pages; page++)
        {
            var (ids, next, _) = await ann.Page(cursor);
            Assert.Equal(page == pages, next is null);
            Assert.Equal(page == pages ? count - (100 * (pages - 1)) : 100, ids.Length);
            all.AddRange(ids);
            cursor = next;
        }

        Assert.Equal(Enumerable.Range(1, count).Reverse().Select(id => (long)id), all);
    }

    [Fact]
    public async Task GetFriends_FriendsCameSinceTheFirstPage_TheSecondIsAsItWas()
    {
        var ann = await PersonWithFriends(Enumerable.Range(0, 150).Select(i => Noon.AddSeconds(-150 + i)));
        var first = await ann.Page();
        var bob = await cluster.NewPerson();
        await ann.Swipe(bob);
        await bob.Swipe(ann);

        Assert.Equal(Enumerable.Range(1, 50).Reverse().Select(id => (long)id), (await ann.Page(first.Next)).Ids);
        Assert.Equal(bob.Id, (await ann.Friends())[0]);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("1-0")]
    [InlineData("'; drop table relation; --")]
    public async Task GetFriends_CursorThatIsNone_IsRefused(string cursor)
    {
        var ann = await cluster.NewPerson();

        Assert.Equal(Refusal.BadRequest("cursor"), (await ann.Grain.GetFriends(ann.Proof, cursor)).Refusal);
    }

    [Fact]
    public async Task GetFriends_EmptyCursor_IsTheFirstPage()
    {
        var ann = await PersonWithFriends([Noon]);

        Assert.Equal([1], (await ann.Page("")).Ids);
    }

    /// <summary>A person with friends 1, 2, 3 … since those moments.</summary>
    private async Task<Person> PersonWithFriends(IEnumerable<DateTimeOffset> since)
    {
        var ann = await cluster.NewPerson();
        var rows = since.Select((moment, i) => new Relation(ann.Id, i + 1)
        {
            Swipe = SwipeKind.Like,
            Seq = i + 1,
            Heard = SwipeKind.Like,
            HeardSeq = 1,
            FriendSince = moment,
        });
        var head = cluster.Relations.Head(ann.Id);
        Assert.True(await cluster.Relations.Write(new RelationWrite(ann.Id, head.Epoch, head, [.. rows])));
        return ann;
    }
}
