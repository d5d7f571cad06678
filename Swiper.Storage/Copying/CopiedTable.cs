using System.Collections.Immutable;
using Swiper.Storage.Sharding;

namespace Swiper.Storage.Copying;

/// <summary>A table to copy. The column at <c>ShardColumn</c> is hashed to find a row's shard.</summary>
internal sealed record CopiedTable(string Name, ImmutableArray<(string Name, ColumnKind Kind)> Columns, int ShardColumn)
{
    /// <summary>Every table that holds data.</summary>
    internal static ImmutableArray<CopiedTable> All { get; } =
    [
        new(
            "partition",
            [
                .. Numbers("owner", "epoch", "seq", "day", "likes", "superlikes", "rewinds"),
                ("pools", ColumnKind.Text), ("nicknames", ColumnKind.Text), .. Numbers("unsettled"), ("recent", ColumnKind.Text),
                ("taken", ColumnKind.Text), .. Numbers("pictures"),
            ],
            ShardColumn: 0),
        new(
            "relation",
            [
                .. Numbers("owner", "other", "swipe", "swiped_at", "seq", "charged_day", "heard", "heard_at", "heard_seq", "friend_since"),
                ("note", ColumnKind.Text), ("heard_note", ColumnKind.Text), .. Numbers("blocks", "blocked_at"),
            ],
            ShardColumn: 0),
        new("pending", Numbers("owner", "other"), ShardColumn: 0),
        new(
            "candidate",
            [
                ("pool", ColumnKind.Key), .. Numbers("user_id", "revision", "gone"), ("nickname", ColumnKind.Text), ("avatar_key", ColumnKind.Text),
                .. Numbers("birth_day", "dating_sex", "min_dating_age", "max_dating_age", "vip_flag_until"), ("place", ColumnKind.Text),
                .. Numbers("cell", "active_on", "shown_from", "shown_until"), ("bio", ColumnKind.Text), ("interests", ColumnKind.Text),
                .. Numbers("looking_for", "then_cell"), ("photos", ColumnKind.Text),
            ],
            ShardColumn: 0),
        new(
            "report",
            [
                .. Numbers("id", "reported_at", "closed", "reporter", "reported", "reason"), ("words", ColumnKind.Text), .. Numbers("message_id", "photo"),
                ("nickname", ColumnKind.Text), ("bio", ColumnKind.Text), ("interests", ColumnKind.Text), ("place", ColumnKind.Text),
                ("avatar_key", ColumnKind.Text), ("photo_key", ColumnKind.Text), .. Numbers("decision", "closed_at"), ("closed_by", ColumnKind.Text),
            ],
            ShardColumn: 0),
        new(
            "audit",
            [.. Numbers("at", "id"), ("operator", ColumnKind.Text), ("act", ColumnKind.Text), .. Numbers("user_id"), ("detail", ColumnKind.Text)],
            ShardColumn: 4),
        new(
            "document",
            [("kind", ColumnKind.Key), ("key", ColumnKind.Key), .. Numbers("version"), ("payload", ColumnKind.Bytes)],
            ShardColumn: 1),
    ];

    internal int ShardOf(object?[] row, int shards) =>
        row[ShardColumn] is string key ? ShardHash.ShardOf(key, shards) : ShardHash.ShardOf((long)row[ShardColumn]!, shards);

    private static ImmutableArray<(string, ColumnKind)> Numbers(params ReadOnlySpan<string> names)
    {
        var columns = ImmutableArray.CreateBuilder<(string, ColumnKind)>(names.Length);
        foreach (var name in names)
        {
            columns.Add((name, ColumnKind.Number));
        }

        return columns.MoveToImmutable();
    }
}
