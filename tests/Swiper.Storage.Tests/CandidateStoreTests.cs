using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Tests;

/// <summary>The contract of a candidate store, on every database.</summary>
public abstract class CandidateStoreTests : IAsyncLifetime
{
    private const string Pool = "female@上海";

    protected abstract ICandidateStore Store { get; }

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task Write_EntryWithEveryField_ReadsBackTheSame()
    {
        Assert.True(await Store.Write(Pool, 7, 3, Some.Candidate(7, 3)));

        Assert.Equal([Some.Candidate(7, 3)], await Read(Pool));
        Assert.Empty(await Read("male@上海"));
    }

    [Fact]
    public async Task Write_EntryWithoutTheOptionalFields_ReadsBackTheSame()
    {
        var entry = Some.Candidate(7, 3) with { Nickname = null, AvatarKey = null, VipFlagUntil = null, Place = null };

        await Store.Write(Pool, 7, 3, entry);

        Assert.Equal([entry], await Read(Pool));
    }

    /// <summary>The longest that the rules for text and keys let through, of the widest characters.</summary>
    [Fact]
    public async Task Write_LongestKeyAndTexts_AreKept()
    {
        var pool = PoolKey.Of(Sex.Female, new string('北', Limits.FoldedMaxLength));
        var text = new string('\u0416', Limits.TextMaxBytes / 2);
        var entry = Some.Candidate(7, 3, text) with { Place = text };

        Assert.True(await Store.Write(pool, 7, 3, entry));

        Assert.Equal([entry], await Read(pool));
    }

    [Fact]
    public async Task Write_SameOrEarlierRevision_ChangesNothing()
    {
        await Store.Write(Pool, 7, 3, Some.Candidate(7, 3, "new"));

        Assert.False(await Store.Write(Pool, 7, 3, Some.Candidate(7, 3, "again")));
        Assert.False(await Store.Write(Pool, 7, 2, Some.Candidate(7, 2, "old")));
        Assert.False(await Store.Write(Pool, 7, 2, null));

        Assert.Equal(["new"], (await Read(Pool)).Select(candidate => candidate.Nickname));
    }

    [Fact]
    public async Task Write_LateListingAfterRemoval_DoesNotBringThemBack()
    {
        await Store.Write(Pool, 7, 1, Some.Candidate(7, 1));
        Assert.True(await Store.Write(Pool, 7, 5, null));
        Assert.True(await Store.Write(Pool, 8, 5, null));

        Assert.False(await Store.Write(Pool, 7, 4, Some.Candidate(7, 4)));
        Assert.False(await Store.Write(Pool, 8, 4, Some.Candidate(8, 4)));
        Assert.Empty(await Read(Pool));

        Assert.True(await Store.Write(Pool, 7, 6, Some.Candidate(7, 6)));
        Assert.Equal([Some.Candidate(7, 6)], await Read(Pool));
    }

    [Fact]
    public async Task Write_RevisionsOutOfOrderAtOnce_KeepsTheHighest()
    {
        var written = await Task.WhenAll(
            Store.Write(Pool, 7, 2, Some.Candidate(7, 2)),
            Store.Write(Pool, 7, 4, Some.Candidate(7, 4)),
            Store.Write(Pool, 7, 3, Some.Candidate(7, 3)));

        Assert.Equal([true, true, false], written);
        Assert.Equal([Some.Candidate(7, 4)], await Read(Pool));
    }

    [Fact]
    public async Task ReadPool_MoreThanAPage_AnswersAllByIdUpwards()
    {
        var ids = Enumerable.Range(1, 2_500).Select(i => i * 3_000_000_000L).ToList();
        await Task.WhenAll(ids.AsEnumerable().Reverse().Select(id => Store.Write(Pool, id, 1, Some.Candidate(id, 1))));

        Assert.Equal(ids, (await Read(Pool)).Select(candidate => candidate.Id));
    }

    [Fact]
    public async Task ReadPool_RangeAndLimit_AnswersTheLowestIdsOfThatRange()
    {
        await Task.WhenAll(Enumerable.Range(1, 2_500).Select(id => Store.Write(Pool, id, 1, Some.Candidate(id, 1))));
        await Store.Write(Pool, 300, 2, null);

        Assert.Equal([299, 301, 302], (await Read(Pool, 299, 400, 3)).Select(candidate => candidate.Id));
        Assert.Equal([2_499, 2_500], (await Read(Pool, 2_499, 9_000, 3)).Select(candidate => candidate.Id));
        Assert.Equal(Enumerable.Range(500, 1_001).Select(id => (long)id), (await Read(Pool, 500, 2_000, 1_001)).Select(candidate => candidate.Id));
        Assert.Empty(await Read(Pool, 300, 301, 3));
        Assert.Empty(await Read(Pool, 1, 2_500, 0));
    }

    [Fact]
    public async Task Pools_DifferingInCaseAccentOrTrailingSpace_AreDifferent()
    {
        string[] pools = ["male@Lyon", "male@lyon", "male@Lyón", "male@Lyon "];
        for (var i = 0; i < pools.Length; i++)
        {
            await Store.Write(pools[i], i + 1, 1, Some.Candidate(i + 1, 1));
        }

        for (var i = 0; i < pools.Length; i++)
        {
            Assert.Equal([i + 1L], (await Read(pools[i])).Select(candidate => candidate.Id));
        }
    }

    private async Task<List<Candidate>> Read(string pool, long from = 0, long until = Limits.UserIdExclusiveMax, int limit = int.MaxValue)
    {
        var candidates = new List<Candidate>();
        await foreach (var candidate in Store.ReadPool(pool, from, until, limit))
        {
            candidates.Add(candidate);
        }

        return candidates;
    }
}
