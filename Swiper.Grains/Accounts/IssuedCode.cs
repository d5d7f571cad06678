using System.Collections.Immutable;

namespace Swiper.Grains.Accounts;

/// <summary>A code that was sent. Only a salted hash of it is kept.</summary>
[GenerateSerializer, Immutable, Alias("swiper.issued-code")]
public sealed record IssuedCode
{
    /// <summary>Names the message that carries it.</summary>
    [Id(0)]
    public long SendId { get; init; }

    /// <summary>SHA-256 over salt and code.</summary>
    [Id(1)]
    public ImmutableArray<byte> Hash { get; init; } = [];

    /// <summary>16 random bytes.</summary>
    [Id(2)]
    public ImmutableArray<byte> Salt { get; init; } = [];

    /// <summary>When it was made.</summary>
    [Id(3)]
    public DateTimeOffset SentAt { get; init; }

    /// <summary>When it stops working.</summary>
    [Id(4)]
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Wrong tries so far.</summary>
    [Id(5)]
    public int WrongTries { get; init; }

    /// <summary>
    /// The session that the right code is opening; 0 before. While it is being opened the same code may be tried again and leads to
    /// no other, so a code opens at most one.
    /// </summary>
    [Id(6)]
    public long SessionId { get; init; }
}
