using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Interfaces.Accounts;

/// <summary>A newly opened session with the only copy of its secret: the grain keeps a hash.</summary>
/// <param name="UserId">The user of the session.</param>
/// <param name="SessionId">Tells apart the user's sessions.</param>
/// <param name="Secret">32 random bytes.</param>
/// <param name="ExpiresAt">When the session expires.</param>
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

/// <summary>A request's proof of its session. The user's grain checks it in the turn that serves the request.</summary>
/// <param name="SessionId">Tells apart the user's sessions.</param>
/// <param name="SecretHash">SHA-256 of the session's secret, 32 bytes.</param>
[GenerateSerializer, Immutable, Alias("swiper.session-proof")]
public sealed record SessionProof([property: Id(0)] long SessionId, [property: Id(1)] ImmutableArray<byte> SecretHash)
{
    /// <summary>Names the session and keeps its hash out of logs.</summary>
    public override string ToString() => $"proof of session {SessionId}";
}

/// <summary>A session as its user sees it in a list.</summary>
/// <param name="Id">Tells apart the user's sessions.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="SeenAt">When a request last came with it, to the hour.</param>
/// <param name="Device">What the device called itself when it signed in, or null.</param>
/// <param name="IsCurrent">Whether the list was asked for with it.</param>
[GenerateSerializer, Immutable, Alias("swiper.session-info")]
public sealed record SessionInfo(
    [property: Id(0)] long Id,
    [property: Id(1)] DateTimeOffset CreatedAt,
    [property: Id(2)] DateTimeOffset SeenAt,
    [property: Id(3)] string? Device,
    [property: Id(4)] bool IsCurrent)
{
    /// <summary>Names the session and keeps the device out of logs.</summary>
    public override string ToString() => $"session {Id}";
}

/// <summary>A successful login.</summary>
/// <param name="Session">The session that was opened.</param>
/// <param name="User">The user as they see themselves.</param>
/// <param name="Created">Whether this login created the user.</param>
[GenerateSerializer, Immutable, Alias("swiper.login-ticket")]
public sealed record LoginTicket(
    [property: Id(0)] SessionTicket Session,
    [property: Id(1)] Me User,
    [property: Id(2)] bool Created);
