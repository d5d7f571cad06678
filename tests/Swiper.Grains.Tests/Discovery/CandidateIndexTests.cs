using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Tests.Discovery;

public sealed class CandidateIndexTests
{
    private static readonly Predicate<Listed> Anyone = _ => true;
    private static readonly (DateOnly From, DateOnly Until) AnyDay = (DateOnly.MinValue, DateOnly.MaxValue);
    private static readonly (DateTimeOffset After, DateTimeOffset Until) Never = (DateTimeOffset.MinValue, DateTimeOffset.MinValue);
    private readonly CandidateIndex _index = new();

    [Fact]
    public void Put_New_IsFoundAndCounted()
    {
        _index.Put(Person(5));

        Assert.Equal(5, _index.Find(5)?.Candidate.Id);
        Assert.Null(_index.Find(4));
        Assert.Equal(1, _index.ChangeCount);
    }

    [Theory]
    [InlineData(2, 3, 3)]
    [InlineData(2, 2, 2)]
    [InlineData(2, 1, 2)]
    public void Put_Again_TheHighestRevisionWins(long first, long second, long kept)
    {
        _index.Put(Person(5, first));
        _index.Put(Person(5, second));

        Assert.Equal(kept, _index.Find(5)?.Candidate.Revision);
        Assert.Equal(kept == first ? 1 : 2, _index.ChangeCount);
    }

    [Fact]
    public void Put_LateAfterARemoval_DoesNotBringThemBack()
    {
        _index.Put(Person(5, 1));
        _index.Remove(5, 2);

        _index.Put(Person(5, 2));
        Assert.Null(_index.Find(5));

        _index.Put(Person(5, 3));
        Assert.NotNull(_index.Find(5));
    }

    [Fact]
    public void Remove_BeforeTheListingItEnds_KeepsItOut()
    {
        _index.Remove(5, 2);
        _index.Put(Person(5, 1));

        Assert.Null(_index.Find(5));
    }

    [Fact]
    public void Remove_LateAfterALaterListing_ChangesNothing()
    {
        _index.Put(Person(5, 3));
        _index.Remove(5, 2);

        Assert.NotNull(_index.Find(5));
    }

    [Fact]
    public void Remove_LateAfterALaterRemoval_KeepsTheLaterRevision()
    {
        _index.Remove(5, 9);
        _index.Remove(5, 2);
        _index.Put(Person(5, 5));

        Assert.Null(_index.Find(5));
    }

    [Fact]
    public void ForgetRemoved_NoWriteInFlight_TakesWhateverComes()
    {
        _index.Remove(5, 9);
        _index.ForgetRemoved();
        _index.Put(Person(5, 10));

        Assert.NotNull(_index.Find(5));
    }

    [Fact]
    public void Page_Empty_HasNoMore()
    {
        var (ids, hasMore) = _index.Page((0, 1000), AnyDay, new(7), from: 0, count: 10, Anyone);

        Assert.Empty(ids);
        Assert.False(hasMore);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    [InlineData(51)]
    [InlineData(1000)]
    public void Page_OfAnySize_MeetsEachOnceInTheSeekersOrder(int count)
    {
        var order = new DeckOrder(7);
        long[] people = [.. Enumerable.Range(1, 50).Select(id => (long)id)];
        Assert.All(people, id => _index.Append(Person(id)));

        Assert.Equal(people.OrderBy(order.Of), PageAll((0, 1000), order, count, Anyone));
        Assert.Equal(people.Where(id => id is >= 10 and < 20).OrderBy(order.Of), PageAll((10, 20), order, count, Anyone));
        Assert.Equal(people.Where(id => id % 7 == 0).OrderBy(order.Of), PageAll((0, 1000), order, count, listed => listed.Candidate.Id % 7 == 0));
    }

    [Fact]
    public void Page_OfSomeDays_GoesByThePeoplesLatestEntries()
    {
        var day = new DateOnly(2026, 3, 1);
        for (var id = 1; id <= 6; id++)
        {
            _index.Put(Person(id) with { ActiveOn = day.AddDays(id - 3) });
        }

        _index.Remove(2, 2);
        _index.Put(Person(6, 2) with { ActiveOn = day });
        _index.Put(Person(3, 2) with { ActiveOn = day.AddDays(9) });

        Assert.Equal([4, 6], _index.Page((0, 1000), (day, day.AddDays(1)), new(7), 0, 10, Anyone).Ids.Order());
        Assert.Equal([1], _index.Page((0, 1000), (DateOnly.MinValue, day.AddDays(-1)), new(7), 0, 10, Anyone).Ids);
        Assert.Equal([3, 5], _index.Page((0, 1000), (day.AddDays(2), DateOnly.MaxValue), new(7), 0, 10, Anyone).Ids.Order());
    }

    [Fact]
    public void Page_WhilePeopleComeAndGo_MeetsEachRemainingPersonOnce()
    {
        var random = new Random(20260301);
        for (var run = 0; run < 200; run++)
        {
            var (index, order) = (new CandidateIndex(), new DeckOrder(run));
            var staying = Enumerable.Range(0, 50).Select(_ => random.NextInt64(1, 1000)).Distinct().ToList();
            staying.ForEach(id => index.Put(Person(id)));
            var met = new List<long>();
            var hasMore = true;
            for (var from = 0UL; hasMore;)
            {
                (var ids, hasMore) = index.Page((0, 2000), AnyDay, order, from, random.Next(1, 8), Anyone);
                met.AddRange(ids);
                from = hasMore ? order.Of(ids[^1]) + 1 : 0;
                index.Put(Person(random.NextInt64(1000, 2000)));
                index.Remove(random.NextInt64(1000, 2000), long.MaxValue);
            }

            Assert.Equal(staying.Order(), met.Where(id => id < 1000).Order());
            Assert.Equal(met.Count, met.Distinct().Count());
        }
    }

    [Fact]
    public void ChangedSince_Changes_AreAnsweredOnceEachFromThere()
    {
        _index.Put(Person(1));
        var before = _index.ChangeCount;
        _index.Put(Person(3));
        _index.Put(Person(2));
        _index.Put(Person(3, 2));

        var (ids, count) = _index.ChangedSince(before, Never, 10, Anyone)!.Value;

        Assert.Equal([3, 2], ids);
        Assert.Equal(_index.ChangeCount, count);
        Assert.Empty(_index.ChangedSince(count, Never, 10, Anyone)!.Value.Ids);
    }

    [Fact]
    public void ChangedSince_InPages_AnswersAll()
    {
        Assert.All(Enumerable.Range(1, 10), id => _index.Put(Person(id)));
        var all = new List<long>();
        for (var count = 0L; count < _index.ChangeCount;)
        {
            (var ids, count) = _index.ChangedSince(count, Never, 3, Anyone)!.Value;
            all.AddRange(ids);
        }

        Assert.Equal(Enumerable.Range(1, 10).Select(id => (long)id), all);
    }

    [Fact]
    public void ChangedSince_LeftOrUnsuitablePeople_AreSkipped()
    {
        _index.Put(Person(1));
        _index.Put(Person(2));
        _index.Put(Person(3));
        _index.Remove(2, 9);

        Assert.Equal([1], _index.ChangedSince(0, Never, 10, listed => listed.Candidate.Id != 3)!.Value.Ids);
    }

    [Fact]
    public void ChangedSince_LongerAgoThanIsRemembered_IsNull()
    {
        Assert.All(Enumerable.Range(1, 4097), id => _index.Put(Person(id)));

        Assert.Null(_index.ChangedSince(0, Never, 10, Anyone));
        Assert.NotNull(_index.ChangedSince(1, Never, 10, Anyone));
        Assert.Null(_index.ChangedSince(4098, Never, 10, Anyone));
    }

    [Fact]
    public void ChangedSince_EntryBeganToShow_IsAmongThem()
    {
        var now = new DateTimeOffset(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);
        _index.Append(Person(1) with { ShownFrom = now });
        _index.Append(Person(2) with { ShownFrom = now.AddSeconds(1) });

        Assert.Equal([1], _index.ChangedSince(0, (now.AddSeconds(-1), now), 10, Anyone)!.Value.Ids);
        Assert.Equal([2], _index.ChangedSince(0, (now, now.AddSeconds(1)), 10, Anyone)!.Value.Ids);
    }

    private static Candidate Person(long id, long revision = 1) =>
        new(id, revision, null, null, new DateOnly(1996, 3, 1), Sex.Male, 18, 45, null);

    private List<long> PageAll((long From, long Until) range, DeckOrder order, int count, Predicate<Listed> suits)
    {
        var met = new List<long>();
        for (var from = 0UL; ;)
        {
            var (ids, hasMore) = _index.Page(range, AnyDay, order, from, count, suits);
            Assert.InRange(ids.Length, 0, count);
            met.AddRange(ids);
            if (!hasMore)
            {
                return met;
            }

            from = order.Of(ids[^1]) + 1;
        }
    }
}
