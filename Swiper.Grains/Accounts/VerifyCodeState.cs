using System.Collections.Immutable;

namespace Swiper.Grains.Accounts;

/// <summary>What is kept of one phone number.</summary>
[GenerateSerializer, Immutable, Alias("swiper.verify-code-state")]
public sealed record VerifyCodeState
{
    /// <summary>The user the number belongs to; 0 before the first login.</summary>
    [Id(0)]
    public long UserId { get; init; }

    /// <summary>When codes were sent in the last 24 hours, oldest first.</summary>
    [Id(1)]
    public ImmutableArray<DateTimeOffset> SentAt { get; init; } = [];

    /// <summary>The code that may be used, or null.</summary>
    [Id(2)]
    public IssuedCode? Code { get; init; }

    /// <summary>Whether a login has succeeded.</summary>
    [Id(3)]
    public bool HasLoggedIn { get; init; }

    /// <summary>Why the provider sends nothing to the number, or null.</summary>
    [Id(4)]
    public SendRefusal? Refused { get; init; }
}

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

/// <summary>The provider's word that it sends nothing to a number.</summary>
/// <param name="Reason">What whoever asks for a code is told.</param>
/// <param name="Until">When the provider is asked again.</param>
[GenerateSerializer, Immutable, Alias("swiper.send-refusal")]
public sealed record SendRefusal([property: Id(0)] ErrorCode Reason, [property: Id(1)] DateTimeOffset Until);
