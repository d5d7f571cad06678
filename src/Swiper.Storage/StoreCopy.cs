using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using Swiper.Storage.Copying;
using Swiper.Storage.Sharding;

namespace Swiper.Storage;

/// <summary>
/// Moves everything from some databases to others, of any kind and number, while no server uses either. What is there afterwards is read
/// again and compared, counts and checksums, before the old databases are retired; until then they are only read.
/// </summary>
/// <param name="from">The databases as they were listed.</param>
/// <param name="to">Empty ones, as they will be listed.</param>
/// <param name="say">Is told, line by line, what is done.</param>
public sealed class StoreCopy(IReadOnlyList<ShardOptions> from, IReadOnlyList<ShardOptions> to, Action<string> say)
{
    private const int RowsAtOnce = 500;

    /// <summary>Does it. A try that was cut off is simply repeated.</summary>
    /// <exception cref="StoreSetupException">It cannot be done, or did not come out right.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        var ends = new List<CopyEnd>();
        try
        {
            var sources = Open("--from", from, mustExist: true, ends);
            var targets = Open("--to", to, mustExist: false, ends);
            Run(sources, targets, cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or IOException)
        {
            // A driver's own words may quote a value.
            throw new StoreSetupException($"A database failed ({exception.GetType().Name}): nothing was retired, and the same command can be repeated.", exception);
        }
        finally
        {
            ends.ForEach(end => end.Dispose());
        }
    }

    private void Run(ImmutableArray<CopyEnd> sources, ImmutableArray<CopyEnd> targets, CancellationToken cancellationToken)
    {
        for (var shard = 0; shard < sources.Length; shard++)
            sources[shard].CheckSource(shard, sources.Length);
        foreach (var target in targets)
            target.PrepareTarget();
        foreach (var table in CopiedTable.All)
            Copy(table, sources, targets, cancellationToken);
        foreach (var table in CopiedTable.All)
            Compare(table, sources, targets, cancellationToken);
        for (var shard = 0; shard < targets.Length; shard++)
            targets[shard].EndTarget(shard, targets.Length);
        foreach (var source in sources)
            source.Retire();
    }

    private static void Copy(CopiedTable table, ImmutableArray<CopyEnd> sources, ImmutableArray<CopyEnd> targets, CancellationToken cancellationToken)
    {
        var waiting = targets.Select(_ => new List<object?[]>(RowsAtOnce)).ToList();
        foreach (var row in sources.SelectMany(source => source.Read(table)))
        {
            var shard = table.ShardOf(row, targets.Length);
            waiting[shard].Add(row);
            if (waiting[shard].Count == RowsAtOnce)
            {
                cancellationToken.ThrowIfCancellationRequested();
                targets[shard].Write(table, waiting[shard]);
                waiting[shard].Clear();
            }
        }
        for (var shard = 0; shard < targets.Length; shard++)
        {
            if (waiting[shard].Count > 0)
                targets[shard].Write(table, waiting[shard]);
        }
    }

    private void Compare(CopiedTable table, ImmutableArray<CopyEnd> sources, ImmutableArray<CopyEnd> targets, CancellationToken cancellationToken)
    {
        var (before, after) = (new RowDigest(), new RowDigest());
        foreach (var source in sources)
            before.Add(DigestOf(table, source, shard: null, targets.Length, cancellationToken));
        for (var shard = 0; shard < targets.Length; shard++)
            after.Add(DigestOf(table, targets[shard], shard, targets.Length, cancellationToken));
        if (!before.Equals(after))
        {
            throw new StoreSetupException(
                $"The copy of {table.Name} is not like the original ({after.Count} rows, {before.Count}): stop every server that uses either, and repeat the command.");
        }
        say($"{table.Name}: {after.Count} rows, checksums agree");
    }

    private static RowDigest DigestOf(CopiedTable table, CopyEnd end, int? shard, int shards, CancellationToken cancellationToken)
    {
        var digest = new RowDigest();
        foreach (var row in end.Read(table))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (shard is { } expected && table.ShardOf(row, shards) != expected)
                throw new StoreSetupException($"A row of {table.Name} is on the wrong database: repeat the command.");
            digest.Add(row);
        }
        return digest;
    }

    private static ImmutableArray<CopyEnd> Open(string option, IReadOnlyList<ShardOptions> shards, bool mustExist, List<CopyEnd> opened)
    {
        var ends = ImmutableArray.CreateBuilder<CopyEnd>(shards.Count);
        for (var number = 0; number < shards.Count; number++)
        {
            var setup = ShardSetup.ForCopy(number, shards[number], $"{option} {number + 1}", NullLoggerFactory.Instance);
            if (mustExist)
                Sqlite.SqliteDatabase.RequireFile(setup);
            ends.Add(CopyEnd.Open(setup));
            opened.Add(ends[^1]);
        }
        return ends.MoveToImmutable();
    }
}
