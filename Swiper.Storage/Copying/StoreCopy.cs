using System.Collections.Immutable;
using Swiper.Storage.Sharding;

namespace Swiper.Storage.Copying;

/// <summary>
/// Moves all data from some databases to others, of any kind and number, while no server uses either. Reads the copy back and compares counts and
/// checksums before it retires the old databases.
/// </summary>
/// <remarks>
/// Marks record the progress: the old databases are marked as being moved, then as moved, and the new ones as unfinished until then. At every moment
/// servers can start on one side at most, and a repeat resumes from there.
/// </remarks>
/// <param name="from">The databases to copy from, in the order they were listed in.</param>
/// <param name="to">The empty databases to copy to, in the order they will be listed in.</param>
/// <param name="say">Receives progress, line by line.</param>
public sealed class StoreCopy(IReadOnlyList<NamedShard> from, IReadOnlyList<NamedShard> to, Action<string> say)
{
    private const int RowsAtOnce = 200;

    /// <summary>Keeps statements far below the servers' limits: a state may be large.</summary>
    private const int BytesAtOnce = 1 << 20;

    /// <summary>How long to wait for connections that are just closing.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Runs the move. Repeat an interrupted one.</summary>
    /// <exception cref="StoreSetupException">The move is impossible, or the copy differs from the original.</exception>
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
            // Only the new databases' marks are missing, unless these are other databases.
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

    /// <summary>Restores the old marks, so that servers can start on the old databases again.</summary>
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
                // Most likely this database is what failed. It keeps its mark, which tells operators to repeat the command.
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
                    $"The copy of {table.Name} is not like the original ({after.Count} rows, {before.Count}): stop every other writer, and repeat the command.");
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
                throw new StoreSetupException($"A row of {table.Name} is on the wrong database: stop every other writer, and repeat the command.");
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
