namespace Swiper.Storage.Sharding;

/// <summary>A database, and what whoever named it calls it.</summary>
/// <param name="Name">The option or setting, for refusals.</param>
/// <param name="Shard">The database.</param>
public sealed record NamedShard(string Name, ShardOptions Shard);
