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
