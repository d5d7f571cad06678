using System.Collections.Immutable;
using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Tests.Discovery;

public sealed class CandidateIndexTests
{
    private static readonly Predicate<Candidate> Anyone = _ => true;
    private readonly CandidateIndex _index = new();

    [Fact]
    public void Put_New_IsFoundAndCounted()
    {
        _index.Put(Person(5));

        Assert.Equal(5, _index.Find(5)?.Id);
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

        Assert.Equal(kept, _index.Find(5)?.Revision);
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
    public void Walk_Empty_ComesRoundAtOnce()
    {
        var (ids, next) = _index.Walk(start: 7, from: 7, count: 10, Anyone);

        Assert.Empty(ids);
        Assert.Null(next);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    public void Walk_FromAnywhereInPages_MeetsEachOnceInOrder(int count)
    {
        long[] people = [10, 20, 30, 40, 50, 60, 70];
        Assert.All(people, id => _index.Append(Person(id)));
        foreach (var start in new long[] { 1, 10, 15, 40, 70, 71 })
        {
            Assert.Equal(
                people.Where(id => id >= start).Concat(people.Where(id => id < start)),
                WalkAll(start, count, Anyone));
        }
    }

    [Fact]
    public void Walk_UnsuitablePeople_AreSkipped()
    {
        Assert.All(Enumerable.Range(1, 100), id => _index.Put(Person(id)));

        Assert.Equal(Enumerable.Range(1, 100).Where(id => id % 7 == 0).Select(id => (long)id), WalkAll(1, 4, person => person.Id % 7 == 0));
    }

    [Fact]
    public void Walk_WhilePeopleComeAndGo_MeetsEachRemainingPersonOnce()
    {
        var random = new Random(20260301);
        for (var run = 0; run < 200; run++)
        {
            var index = new CandidateIndex();
            var staying = Enumerable.Range(0, 50).Select(_ => random.NextInt64(1, 1000)).Distinct().ToList();
            staying.ForEach(id => index.Put(Person(id)));
            var start = random.NextInt64(1, 1000);
            var met = new List<long>();
            for (long? from = start; from is not null;)
            {
                (var ids, from) = index.Walk(start, from.Value, random.Next(1, 8), Anyone);
                met.AddRange(ids);
                var visitor = random.NextInt64(1000, 2000);
                index.Put(Person(visitor));
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

        var (ids, count) = _index.ChangedSince(before, 10, Anyone)!.Value;

        Assert.Equal([3, 2], ids);
        Assert.Equal(_index.ChangeCount, count);
        Assert.Empty(_index.ChangedSince(count, 10, Anyone)!.Value.Ids);
    }

    [Fact]
    public void ChangedSince_InPages_AnswersAll()
    {
        Assert.All(Enumerable.Range(1, 10), id => _index.Put(Person(id)));
        var all = new List<long>();
        for (var count = 0L; count < _index.ChangeCount;)
        {
            (var ids, count) = _index.ChangedSince(count, 3, Anyone)!.Value;
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

        Assert.Equal([1], _index.ChangedSince(0, 10, person => person.Id != 3)!.Value.Ids);
    }

    [Fact]
    public void ChangedSince_LongerAgoThanIsRemembered_IsNull()
    {
        Assert.All(Enumerable.Range(1, 4097), id => _index.Put(Person(id)));

        Assert.Null(_index.ChangedSince(0, 10, Anyone));
        Assert.NotNull(_index.ChangedSince(1, 10, Anyone));
        Assert.Null(_index.ChangedSince(4098, 10, Anyone));
    }

    private static Candidate Person(long id, long revision = 1) =>
        new(id, revision, null, null, new DateOnly(1996, 3, 1), Sex.Male, 18, 45, null);

    private ImmutableArray<long> WalkAll(long start, int count, Predicate<Candidate> suits)
    {
        var met = ImmutableArray.CreateBuilder<long>();
        for (long? from = start; from is not null;)
        {
            (var ids, from) = _index.Walk(start, from.Value, count, suits);
            Assert.InRange(ids.Length, 0, count);
            met.AddRange(ids);
        }

        return met.DrainToImmutable();
    }
}
