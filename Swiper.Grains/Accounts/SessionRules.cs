using System.Collections.Immutable;
using System.Security.Cryptography;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Users;

namespace Swiper.Grains.Accounts;

/// <summary>Decides which sessions are live. Pure.</summary>
internal static class SessionRules
{
    /// <summary>The hour that is recorded of a session's requests; further ones within it write nothing.</summary>
    public static int HourOf(DateTimeOffset time) => (int)(time.ToUnixTimeSeconds() / 3600);

    /// <summary>The live session that the proof belongs to, or null. Compares in constant time.</summary>
    public static Session? FindLive(ImmutableArray<Session> sessions, SessionProof proof, DateTimeOffset now)
    {
        foreach (var session in sessions)
        {
            if (session.Id == proof.SessionId)
            {
                var isLive = session.ExpiresAt > now
                    && !proof.SecretHash.IsDefault
                    && CryptographicOperations.FixedTimeEquals(session.SecretHash.AsSpan(), proof.SecretHash.AsSpan());
                return isLive ? session : null;
            }
        }

        return null;
    }

    /// <summary>Whether a session is the first of its user's, also if it is opened again.</summary>
    public static bool IsFirst(UserState user, long id) => user.EndedSessions.IsEmpty && user.Sessions.All(session => session.Id == id);

    /// <summary>Whether a session was opened, as far back as ended ones are remembered.</summary>
    public static bool WasOpened(UserState user, long id) => user.EndedSessions.Contains(id) || user.Sessions.Any(session => session.Id == id);

    /// <summary>
    /// Adds a session, replacing one with the same id. Expired sessions end, and above <see cref="Limits.SessionsMax"/> the oldest ones. Null if the
    /// session has already ended: the call is stale.
    /// </summary>
    public static UserState? Open(UserState user, Session opened, DateTimeOffset now)
    {
        if (user.EndedSessions.Contains(opened.Id))
        {
            return null;
        }

        var others = user.Sessions.RemoveAll(session => session.Id == opened.Id);
        var kept = others.Where(session => session.ExpiresAt > now).TakeLast(Limits.SessionsMax - 1).ToList();
        var left = End(user with { Sessions = others }, session => !kept.Contains(session));
        return left with { Sessions = left.Sessions.Add(opened) };
    }

    /// <summary>Records that requests came with some sessions.</summary>
    public static UserState See(UserState user, IReadOnlySet<long> seen, DateTimeOffset now) => user with
    {
        Sessions = [.. user.Sessions.Select(session => seen.Contains(session.Id) ? session with { SeenHour = HourOf(now) } : session)],
    };

    /// <summary>Describes the live sessions to their user, the one opened last first.</summary>
    public static ImmutableArray<SessionInfo> Describe(UserState user, SessionProof current, TimeSpan lifetime, DateTimeOffset now) =>
    [
        .. user.Sessions.Where(session => session.ExpiresAt > now).Reverse().Select(session =>
        {
            var (created, isCurrent) = (session.ExpiresAt - lifetime, session.Id == current.SessionId);
            var seen = DateTimeOffset.FromUnixTimeSeconds(session.SeenHour * 3600L);
            return new SessionInfo(session.Id, created, isCurrent ? now : seen < created ? created : seen, session.Device, isCurrent);
        }),
    ];

    /// <summary>Ends some sessions, oldest first. An ended session can never be opened again.</summary>
    public static UserState End(UserState user, Predicate<Session> ends)
    {
        var ended = user.Sessions.Where(session => ends(session)).Select(session => session.Id).ToImmutableArray();
        return ended.IsEmpty ? user : user with
        {
            Sessions = user.Sessions.RemoveAll(session => ended.Contains(session.Id)),
            EndedSessions = [.. user.EndedSessions.Concat(ended).TakeLast(Limits.SessionsMax)],
        };
    }
}
