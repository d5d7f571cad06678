using System.Collections.Immutable;

namespace Swiper.Grains.Accounts;

/// <summary>A live session, with only a hash of its secret.</summary>
[GenerateSerializer, Immutable, Alias("swiper.session")]
public sealed record Session
{
    /// <summary>A random positive number.</summary>
    [Id(0)]
    public long Id { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    [Id(1)]
    public ImmutableArray<byte> SecretHash { get; init; } = [];

    /// <summary>When the session expires.</summary>
    [Id(2)]
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The hour of a recent request, counted from 1970: a number keeps a document with many sessions small.</summary>
    [Id(3)]
    public int SeenHour { get; init; }

    /// <summary>What the device called itself when it signed in, or null.</summary>
    [Id(4)]
    public string? Device { get; init; }
}
