using Swiper.Grains.Interfaces.Swipes;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Oracle;

/// <summary>
/// The product as one sequential program: a register of each person's last swipe on each other. It knows only what clients asked and were told. The
/// final value is that of an acknowledged request, or of one whose outcome is unknown, which may take effect at any time after it was sent.
/// </summary>
internal sealed class SequentialModel(SimOracle oracle)
{
    /// <summary>Compares the disks with what the answers allow.</summary>
    public void Check()
    {
        var users = oracle.Documents.Users.Select(user => user.Id).ToList();
        var words = oracle.Attempts.Where(IsWord).ToLookup(attempt => attempt.User);
        foreach (var owner in users)
        {
            var said = words[owner].ToList();
            foreach (var other in users)
            {
                var stored = oracle.Relations.Row(owner, other).Latest?.Swipe ?? SwipeKind.None;
                if (stored == SwipeKind.None && !said.Exists(attempt => attempt.Other == other))
                {
                    // Nobody asked for anything and nothing is stored: most pairs of people.
                    continue;
                }

                var allowed = Allowed(said, other);
                if (oracle.Relations.Row(other, owner).Latest?.Swipe == SwipeKind.Unfriend)
                {
                    // From some moment on, their swipes changed nothing.
                    allowed.Add(SwipeKind.None);
                    allowed.UnionWith(said.Where(attempt => attempt.Other == other).Select(attempt => attempt.Says));
                }

                if (oracle.Attempts.Exists(attempt => attempt.User == owner && attempt.Other == other && attempt.Changes > 0 && attempt.Kind is OpKind.Block or OpKind.Report))
                {
                    // A block takes a like back.
                    allowed.Add(SwipeKind.None);
                }

                oracle.Require(
                    allowed.Contains(stored), "model", $"{owner} says {stored} of {other}; the answers allow {string.Join(", ", allowed)}");
            }
        }

        foreach (var user in users)
        {
            CheckRegister(user, "nickname", attempt => attempt.Profile?.Nickname, oracle.Documents.User(user)!.Profile.Nickname);
            CheckRegister(user, "place", attempt => attempt.Profile?.Location, oracle.Documents.User(user)!.Profile.Location);
            CheckRegister(user, "picture", AvatarOf, oracle.Documents.User(user)!.Profile.AvatarKey ?? (IsAvatarRemoved(user) ? "" : null));
            CheckRegister(user, "level", LevelOf, oracle.Documents.User(user)!.Vip?.Level.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The avatar that an attempt is for; empty if none.</summary>
    private static string? AvatarOf(Attempt attempt) => attempt.Kind switch
    {
        OpKind.SetAvatar => attempt.Picture,
        OpKind.RemoveAvatar => "",
        _ => null,
    };

    private bool IsAvatarRemoved(long user) =>
        oracle.Attempts.Exists(attempt => attempt.User == user && attempt.Kind == OpKind.RemoveAvatar && attempt.Changes > 0);

    private static string? LevelOf(Attempt attempt) =>
        attempt.Kind == OpKind.GrantVip && attempt.Grant.Days > 0 ? attempt.Grant.Level.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;

    private static bool IsWord(Attempt attempt) =>
        attempt.Changes > 0 && (attempt.Says != SwipeKind.None || attempt.Kind is OpKind.Rewind or OpKind.RewindLast);

    private static HashSet<SwipeKind> Allowed(List<Attempt> said, long other)
    {
        var about = said.Where(attempt => attempt.Other == other).ToList();

        if (about.Exists(attempt => attempt is { Says: SwipeKind.Unfriend, Outcome: Outcome.Done }))
        {
            return [SwipeKind.Unfriend];
        }

        // A rewind without a target can take back any swipe.
        var maybe = said.Where(attempt => attempt.Other is null);
        var allowed = new HashSet<SwipeKind>();
        if (!about.Exists(attempt => attempt.Outcome == Outcome.Done) || maybe.Any(rewind => !IsBeforeAcknowledged(about, rewind)))
        {
            allowed.Add(SwipeKind.None);
        }

        // A swipe after the end of a friendship is acknowledged and changes nothing.
        foreach (var attempt in about.Where(attempt => attempt.Says == SwipeKind.Unfriend || !IsBeforeAcknowledged(about, attempt)))
        {
            allowed.Add(attempt.Says);
        }

        return allowed;
    }

    /// <summary>Whether an acknowledged attempt that began after this one can have taken effect last.</summary>
    private static bool IsBeforeAcknowledged(List<Attempt> all, Attempt attempt) =>
        attempt.Closed != long.MaxValue && all.Exists(later => later.Outcome == Outcome.Done && later.From > attempt.Closed);

    private void CheckRegister(long user, string what, Func<Attempt, string?> valueOf, string? stored)
    {
        var written = oracle.Attempts.Where(attempt => attempt.User == user && attempt.Changes > 0 && valueOf(attempt) is not null).ToList();
        if (written.Count == 0 || oracle.Attempts.Exists(attempt => attempt.User == user && attempt.Kind == OpKind.CreateRobot))
        {
            return;
        }

        var isAllowed = (stored is null && !written.Exists(attempt => attempt.Outcome == Outcome.Done))
            || written.Exists(attempt => valueOf(attempt) == stored && !IsBeforeAcknowledged(written, attempt));
        oracle.Require(isAllowed, "model", $"{what} of {user} contradicts the answers");
    }
}
