using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Benchmarks.Storage;

/// <summary>Swipes that a user has made before, written by the stores while no server uses them.</summary>
internal static class SwipeHistory
{
    private const int RowsPerWrite = 1_000;

    /// <summary>Adds swipes of people who need not exist.</summary>
    public static async Task Add(IRelationStore store, long owner, int count)
    {
        var head = await store.Of(owner).ReadHead(owner);
        for (var done = 0; done < count;)
        {
            var rows = Enumerable.Range(done, Math.Min(RowsPerWrite, count - done))
                .Select(i => SwipeRows.Row(owner, SwipeRows.IdOf(i), head.Seq + 1 + i))
                .ToArray();
            done += rows.Length;
            if (!await store.Write(new RelationWrite(owner, head.Epoch, head with { Seq = head.Seq + done }, [.. rows])))
            {
                throw new InvalidOperationException("The history was refused.");
            }
        }
    }
}
