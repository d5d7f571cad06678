using System.Collections.Immutable;

namespace Swiper.Grains.Accounts;

/// <summary>A live session. Of its secret only the hash is kept.</summary>
[GenerateSerializer, Immutable, Alias("swiper.session")]
public sealed record Session
{
    /// <summary>Random and positive.</summary>
    [Id(0)]
    public long Id { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    [Id(1)]
    public ImmutableArray<byte> SecretHash { get; init; } = [];

    /// <summary>When it ends by itself.</summary>
    [Id(2)]
    public DateTimeOffset ExpiresAt { get; init; }
}
