using System.Collections.Immutable;

namespace Swiper.Grains.Accounts;

/// <summary>The stored state of one phone number.</summary>
[GenerateSerializer, Immutable, Alias("swiper.verify-code-state")]
public sealed record VerifyCodeState
{
    /// <summary>The user of the number; 0 before the first login. One who has moved to another number since is no longer its user.</summary>
    [Id(0)]
    public long UserId { get; init; }

    /// <summary>When codes were sent in the last 24 hours, oldest first.</summary>
    [Id(1)]
    public ImmutableArray<DateTimeOffset> SentAt { get; init; } = [];

    /// <summary>The valid code, or null.</summary>
    [Id(2)]
    public IssuedCode? Code { get; init; }

    /// <summary>Whether the user has logged in, as far as earlier versions and moves have recorded it: their document knows of later logins.</summary>
    [Id(3)]
    public bool HasLoggedIn { get; init; }

    /// <summary>The SMS provider's rejection of the number, or null.</summary>
    [Id(4)]
    public SendRefusal? Refused { get; init; }
}

/// <summary>A code that was sent, as a salted hash.</summary>
[GenerateSerializer, Immutable, Alias("swiper.issued-code")]
public sealed record IssuedCode
{
    /// <summary>Identifies the message with the code.</summary>
    [Id(0)]
    public long SendId { get; init; }

    /// <summary>SHA-256 over salt and code.</summary>
    [Id(1)]
    public ImmutableArray<byte> Hash { get; init; } = [];

    /// <summary>16 random bytes.</summary>
    [Id(2)]
    public ImmutableArray<byte> Salt { get; init; } = [];

    /// <summary>When the code was drawn.</summary>
    [Id(3)]
    public DateTimeOffset SentAt { get; init; }

    /// <summary>When the code expires.</summary>
    [Id(4)]
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Wrong tries so far.</summary>
    [Id(5)]
    public int WrongTries { get; init; }

    /// <summary>
    /// The session that the right code opens, drawn with it: a login that was cut off and is repeated opens the same one. 0 in a code that was sent by an
    /// earlier version.
    /// </summary>
    [Id(6)]
    public long SessionId { get; init; }

    /// <summary>The user who has moved to the number with the code, or 0. From then on it opens no session.</summary>
    [Id(7)]
    public long Mover { get; init; }

    /// <summary>Whether a login has used up the code. It opens its session unless that was opened before.</summary>
    [Id(8)]
    public bool IsUsed { get; init; }
}

/// <summary>The SMS provider's rejection of a number.</summary>
/// <param name="Reason">The reason to tell a user who requests a code.</param>
/// <param name="Until">When the rejection expires and the provider is asked again.</param>
[GenerateSerializer, Immutable, Alias("swiper.send-refusal")]
public sealed record SendRefusal([property: Id(0)] ErrorCode Reason, [property: Id(1)] DateTimeOffset Until);
