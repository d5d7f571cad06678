using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Swiper.Accounts;

/// <summary>Which sessions are alive. Pure.</summary>
public static class SessionRules
{
    /// <summary>Whether the proof is of a live session.</summary>
    public static bool IsLive(ImmutableArray<Session> sessions, SessionProof proof, DateTimeOffset now)
    {
        foreach (var session in sessions)
        {
            if (session.Id == proof.SessionId)
            {
                return session.ExpiresAt > now
                    && !proof.SecretHash.IsDefault
                    && CryptographicOperations.FixedTimeEquals(session.SecretHash.AsSpan(), proof.SecretHash.AsSpan());
            }
        }

        return false;
    }

    /// <summary>
    /// Adds a session in place of one with the same id; drops those that have ended and, above <see cref="Limits.SessionsMax"/>, the oldest.
    /// </summary>
    public static ImmutableArray<Session> Open(ImmutableArray<Session> sessions, Session opened, DateTimeOffset now)
    {
        var kept = sessions.Where(session => session.Id != opened.Id && session.ExpiresAt > now).ToList();
        return [.. kept.Skip(Math.Max(0, kept.Count + 1 - Limits.SessionsMax)), opened];
    }
}
