using System.Collections.Immutable;

namespace Swiper.Grains.Interfaces.Accounts;

/// <summary>A freshly opened session. It holds the only copy of the secret: the grain keeps a hash.</summary>
/// <param name="UserId">Whose session.</param>
/// <param name="SessionId">Which of the user's sessions.</param>
/// <param name="Secret">32 random bytes.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
[GenerateSerializer, Immutable, Alias("swiper.session-ticket")]
public sealed record SessionTicket(
    [property: Id(0)] long UserId,
    [property: Id(1)] long SessionId,
    [property: Id(2)] ImmutableArray<byte> Secret,
    [property: Id(3)] DateTimeOffset ExpiresAt)
{
    /// <summary>Names the session and keeps its secret out of logs.</summary>
    public override string ToString() => $"session {SessionId} of {UserId}";
}
