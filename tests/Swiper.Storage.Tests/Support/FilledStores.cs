using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Storage.Tests.Support;

/// <summary>Puts something into every table, and finds it again.</summary>
internal static class FilledStores
{
    private const int Owners = 300;
    private const string Pool = "female@上海 ";

    /// <summary>More rows than are copied at once.</summary>
    internal static Task Fill(this TestStores stores) => Task.WhenAll(Enumerable.Range(1, Owners).Select(stores.Fill));

    /// <summary>Asserts that all of it is there, where the stores look for it.</summary>
    internal static async Task AssertFilled(this TestStores stores)
    {
        for (var owner = 1L; owner <= Owners; owner++)
        {
            Assert.Equivalent(Some.Head(owner, epoch: 1, seq: 3), await stores.Relations.ReadPartition(owner));
            Assert.Equal(Some.Swipe(owner, owner + 2, 2, SwipeKind.Like), await stores.Relations.Read(owner, owner + 2));
            var document = await stores.Documents.Read("swiper.user/état", $"k{owner}");
            Assert.Equal(1, document!.Value.Version);
            Assert.Equal(Payload(owner), document.Value.Payload.ToArray());
            Assert.False(await stores.Candidates.Write(Pool, owner, 2, Some.Candidate(owner, 2)));
        }

        var listed = new List<long>();
        await foreach (var candidate in stores.Candidates.ReadPool(Pool))
            listed.Add(candidate.Id);
        Assert.Equal(Owners - (Owners / 10), listed.Count);
    }

    private static async Task Fill(this TestStores stores, int owner)
    {
        var rows = Enumerable.Range(1, 3).Select(seq => Some.Swipe(owner, owner + seq, seq, SwipeKind.Like));
        var related = stores.Relations.Write(new RelationWrite(owner, 0, Some.Head(owner, epoch: 1, seq: 3), [.. rows]));
        var listed = stores.Candidates.Write(Pool, owner, 2, owner % 10 == 0 ? null : Some.Candidate(owner, 2));
        var documented = stores.Documents.Write("swiper.user/état", $"k{owner}", Payload(owner), 0);
        Assert.Equal((true, true, 1L), (await related, await listed, await documented));
    }

    private static byte[] Payload(long owner) => [0, 255, .. BitConverter.GetBytes(owner)];
}
