using System.Collections.Immutable;

namespace Swiper.Grains.Interfaces.Accounts;

/// <summary>What a request shows of its session. The user's grain checks it in the turn that serves the request.</summary>
/// <param name="SessionId">Which of the user's sessions.</param>
/// <param name="SecretHash">SHA-256 of the session's secret, 32 bytes.</param>
[GenerateSerializer, Immutable, Alias("swiper.session-proof")]
public sealed record SessionProof([property: Id(0)] long SessionId, [property: Id(1)] ImmutableArray<byte> SecretHash)
{
    /// <summary>Names the session and keeps its hash out of logs.</summary>
    public override string ToString() => $"proof of session {SessionId}";
}
