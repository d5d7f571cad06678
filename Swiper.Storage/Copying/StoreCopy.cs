using System.Collections.Immutable;
using Swiper.Storage.Sharding;

namespace Swiper.Storage.Copying;

/// <summary>
/// Moves everything from some databases to others, of any kind and number, while no server uses either. What is there afterwards is read
/// again and compared, counts and checksums, before the old databases are retired.
/// </summary>
/// <remarks>
/// The databases say how far it got: the old ones first that they are being moved, then that they were, and the new ones that they are
/// unfinished until all of that is said. At every moment a server can start on one side at most, and a repeat goes on from there.
/// </remarks>
/// <param name="from">The databases in the order they were listed in.</param>
/// <param name="to">Empty ones, in the order they will be listed in.</param>
/// <param name="say">Is told, line by line, what is done.</param>
public sealed class StoreCopy(IReadOnlyList<NamedShard> from, IReadOnlyList<NamedShard> to, Action<string> say)
{
    private const int RowsAtOnce = 200;

    /// <summary>Keeps a statement far below what servers take: a state may be large.</summary>
    private const int BytesAtOnce = 1 << 20;

    /// <summary>How long connections that are just closing may take.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Does it. A try that was cut off is simply repeated.</summary>
    /// <exception cref="StoreSetupException">It cannot be done, or did not come out right.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        CheckDistinct();
        var ends = new List<CopyEnd>();
        try
        {
            var sources = Open(from, mustExist: true, ends);
            var targets = Open(to, mustExist: false, ends);
            ends.ForEach(end => end.CheckUnused(Patience, cancellationToken));
            Run(sources, targets, cancellationToken);
        }
        finally
        {
            ends.ForEach(end => end.Dispose());
        }
    }

    private void Run(ImmutableArray<CopyEnd> sources, ImmutableArray<CopyEnd> targets, CancellationToken cancellationToken)
    {
        var moved = 0;
        for (var shard = 0; shard < sources.Length; shard++)
        {
            moved += ShardMark.IsMoved(sources[shard].CheckSource(shard, sources.Length)) ? 1 : 0;
        }

        if (moved == sources.Length)
        {
            // All that was left is to say so of the new ones, unless they are others.
            CheckFinishing(targets);
            Compare(sources, targets, cancellationToken);
        }
        else
        {
            if (moved > 0 && !targets.All(target => target.IsUnfinished))
            {
                throw AlreadyMoved();
            }

            foreach (var target in targets)
            {
                target.CheckTarget();
            }

            CopyAndCompare(sources, targets, cancellationToken);
            for (var shard = 0; shard < sources.Length; shard++)
            {
                sources[shard].SetMark(ShardMark.Moved(ShardMark.Of(shard, sources.Length)));
            }
        }

        for (var shard = 0; shard < targets.Length; shard++)
        {
            targets[shard].SetMark(ShardMark.Of(shard, targets.Length));
        }
    }

    private void CheckDistinct()
    {
        var named = new Dictionary<(StorageProvider, string), string>();
        foreach (var (name, shard) in from.Concat(to))
        {
            if (!named.TryAdd((shard.Provider, shard.ConnectionString), name))
            {
                throw new StoreSetupException($"{named[(shard.Provider, shard.ConnectionString)]} and {name} name the same database.");
            }
        }
    }

    private void CopyAndCompare(ImmutableArray<CopyEnd> sources, ImmutableArray<CopyEnd> targets, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var target in targets)
            {
                target.SetMark(ShardMark.Unfinished);
                target.Clear();
            }
            for (var shard = 0; shard < sources.Length; shard++)
            {
                sources[shard].SetMark(ShardMark.Moving(ShardMark.Of(shard, sources.Length)));
            }

            foreach (var table in CopiedTable.All)
            {
                Copy(table, sources, targets, cancellationToken);
            }

            Compare(sources, targets, cancellationToken);
        }
        catch
        {
            TakeBack(sources);
            throw;
        }
    }

    /// <summary>Servers may go on with the old databases.</summary>
    private static void TakeBack(ImmutableArray<CopyEnd> sources)
    {
        for (var shard = 0; shard < sources.Length; shard++)
        {
            try
            {
                sources[shard].SetMark(ShardMark.Of(shard, sources.Length));
            }
            catch (StoreSetupException)
            {
                // It is away, which most likely is what went wrong: it goes on saying that the command is to be repeated.
            }
        }
    }

    private static void CheckFinishing(ImmutableArray<CopyEnd> targets)
    {
        var isUnfinished = false;
        for (var shard = 0; shard < targets.Length; shard++)
        {
            var mark = targets[shard].Mark;
            isUnfinished |= mark == ShardMark.Unfinished;
            if (mark != ShardMark.Unfinished && mark != ShardMark.Of(shard, targets.Length))
            {
                throw AlreadyMoved();
            }
        }
        if (!isUnfinished)
        {
            throw AlreadyMoved();
        }
    }

    private static StoreSetupException AlreadyMoved() => new("What the old databases held was moved already: the new ones have it.");

    private static void Copy(CopiedTable table, ImmutableArray<CopyEnd> sources, ImmutableArray<CopyEnd> targets, CancellationToken cancellationToken)
    {
        var waiting = targets.Select(_ => new List<object?[]>(RowsAtOnce)).ToList();
        var bytes = new long[targets.Length];
        foreach (var row in sources.SelectMany(source => source.Read(table)))
        {
            var shard = table.ShardOf(row, targets.Length);
            waiting[shard].Add(row);
            bytes[shard] += row.OfType<byte[]>().Sum(value => (long)value.Length);
            if (waiting[shard].Count == RowsAtOnce || bytes[shard] >= BytesAtOnce)
            {
                cancellationToken.ThrowIfCancellationRequested();
                targets[shard].Write(table, waiting[shard]);
                waiting[shard].Clear();
                bytes[shard] = 0;
            }
        }
        for (var shard = 0; shard < targets.Length; shard++)
        {
            if (waiting[shard].Count > 0)
            {
                targets[shard].Write(table, waiting[shard]);
            }
        }
    }

    private void Compare(ImmutableArray<CopyEnd> sources, ImmutableArray<CopyEnd> targets, CancellationToken cancellationToken)
    {
        foreach (var table in CopiedTable.All)
        {
            var (before, after) = (new RowDigest(), new RowDigest());
            foreach (var source in sources)
            {
                before.Add(DigestOf(table, source, shard: null, targets.Length, cancellationToken));
            }

            for (var shard = 0; shard < targets.Length; shard++)
            {
                after.Add(DigestOf(table, targets[shard], shard, targets.Length, cancellationToken));
            }

            if (!before.Equals(after))
            {
                throw new StoreSetupException(
                    $"The copy of {table.Name} is not like the original ({after.Count} rows, {before.Count}): see that nobody else writes there, and repeat the command.");
            }
            say($"{table.Name}: {after.Count} rows, checksums agree");
        }
    }

    private static RowDigest DigestOf(CopiedTable table, CopyEnd end, int? shard, int shards, CancellationToken cancellationToken)
    {
        var digest = new RowDigest();
        foreach (var row in end.Read(table))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (shard is { } expected && table.ShardOf(row, shards) != expected)
            {
                throw new StoreSetupException($"A row of {table.Name} is on the wrong database: see that nobody else writes there, and repeat the command.");
            }

            digest.Add(row);
        }
        return digest;
    }

    private static ImmutableArray<CopyEnd> Open(IReadOnlyList<NamedShard> shards, bool mustExist, List<CopyEnd> opened)
    {
        var ends = ImmutableArray.CreateBuilder<CopyEnd>(shards.Count);
        foreach (var shard in shards)
        {
            ends.Add(CopyEnd.Open(shard, mustExist));
            opened.Add(ends[^1]);
        }
        return ends.MoveToImmutable();
    }
}
