using System.Collections.Immutable;
using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Text;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Profiles;

namespace Swiper.Grains.Users;

/// <summary>
/// Keeps what other grains hold of a user (entries in candidate pools, a nickname) in step with the profile. Before the profile changes, the head
/// records everything that may be held, so that after a crash at any point the surplus is released.
/// </summary>
internal sealed class PublicProfile(UserPartition partition, IGrainFactory grains, CandidatePools pools, VipOptions vip, TimeProvider time, long owner)
{
    /// <summary>What the pools hold, or null if it is unknown: then every entry is put again.</summary>
    private ImmutableSortedDictionary<string, Candidate>? _listed;

    /// <summary>Whether a change is visible to other grains, or to whoever looks for pictures to review or to delete.</summary>
    public static bool IsConcerned(UserState before, UserState after) =>
        before.Profile != after.Profile || before.Settings != after.Settings || before.Vip != after.Vip || before.Pictures != after.Pictures
        || before.Cell != after.Cell || before.Travel != after.Travel || before.ActiveOn != after.ActiveOn || before.Ban != after.Ban;

    /// <summary>Whether the user is in no pool, and by no change about to be.</summary>
    public bool IsUnlisted => !partition.Head.Unsettled && partition.Head.Pools.IsEmpty;

    /// <summary>Records what may be held from now on, and answers the revision of the change. Await before writing the profile.</summary>
    public async Task<long> Prepare(UserState before, UserState next)
    {
        await partition.Claim();
        _listed = IsSettled(before) ? Listed(before) : null;
        if (next.Profile.Nickname == before.Profile.Nickname)
        {
            await Record(next.Pictures.Work(), Listed(next).Keys);
        }
        else
        {
            // The old name too: it may have been claimed under a new key that the head does not have yet.
            await Record(next.Pictures.Work(), Listed(next).Keys, NicknameOf(before.Profile), NicknameOf(next.Profile));
        }

        return partition.Head.Seq;
    }

    /// <summary>
    /// Whether pools and nicknames are in step with the profile. They may be out of step although the head says nothing of it: keys that an earlier
    /// version made from the same profile, and the pools of a journey or a ban that has ended.
    /// </summary>
    public bool IsSettled(UserState current) =>
        !partition.Head.Unsettled
        && partition.Head.Pictures == current.Pictures.Work()
        && partition.Head.Pools.Order(StringComparer.Ordinal).SequenceEqual(Listed(current).Keys)
        && partition.Head.Nicknames.SequenceEqual(Union([], [NicknameOf(current.Profile)]));

    /// <summary>Whether the user is in a pool for certain, and so exists and is not away. The head alone says so.</summary>
    public bool IsListed => !partition.Head.Unsettled && !partition.Head.Pools.IsEmpty;

    /// <summary>Brings pools and nicknames in step with the profile, then records that they are. Idempotent.</summary>
    public async Task Settle(UserState current)
    {
        if (IsSettled(current))
        {
            return;
        }

        await partition.Claim();
        var (entries, nickname) = (Listed(current), NicknameOf(current.Profile));
        if (nickname is not null && !partition.Head.Nicknames.Contains(nickname) && !await IsHeld(nickname))
        {
            // Another spelling of the name has become the same name, and its user came first. This one keeps showing theirs until they change it.
            nickname = null;
        }

        var work = current.Pictures.Work();

        // Where nothing was about to change, the pools have entries of this revision already, and would take no other.
        if (!partition.Head.Unsettled
            || !partition.Head.Pictures.HasFlag(work)
            || entries.Keys.Except(partition.Head.Pools).Any()
            || (nickname is not null && !partition.Head.Nicknames.Contains(nickname)))
        {
            await Record(work, entries.Keys, nickname);
        }

        var head = partition.Head;
        var calls = head.Pools.Select(pool => Tell(pool, entries.GetValueOrDefault(pool), head.Seq));
        var releases = head.Nicknames.Where(held => held != nickname)
            .Select(held => grains.GetGrain<INicknameGrain>(held).Release(owner, head.Seq));
        await Task.WhenAll([.. calls, .. releases]);
        await partition.Write(partition.Head with
        {
            Unsettled = false,
            Pools = [.. entries.Keys],
            Nicknames = Union([], [nickname]),
            Pictures = work,
        });
        _listed = entries;
    }

    /// <summary>Lists the user in a pool unless it has the entry already, or removes them.</summary>
    private Task Tell(string pool, Candidate? entry, long revision)
    {
        if (entry is not null && entry == _listed?.GetValueOrDefault(pool))
        {
            return Task.CompletedTask;
        }

        return entry is null ? pools.Remove(pool, owner, revision) : pools.Put(pool, entry with { Revision = revision });
    }

    /// <summary>Claims a nickname that the user has by their profile, and not by the head. Repeating it after a crash changes nothing.</summary>
    private Task<bool> IsHeld(string nickname) => grains.GetGrain<INicknameGrain>(nickname).Claim(owner, partition.Head.Seq + 1);

    private Task Record(PictureWork work, IEnumerable<string> pools, params IEnumerable<string?> nicknames) => partition.Write(partition.Head with
    {
        Seq = partition.Head.Seq + 1,
        Unsettled = true,
        Pictures = partition.Head.Pictures | work,
        Pools = Union(partition.Head.Pools, pools),
        Nicknames = Union(partition.Head.Nicknames, nicknames),
    });

    private ImmutableSortedDictionary<string, Candidate> Listed(UserState state) => Listing.Of(owner, state, vip, time.GetUtcNow());

    private static string? NicknameOf(Profile profile) =>
        profile.Nickname is { } nickname ? FoldedText.Of(nickname) : null;

    private static ImmutableArray<string> Union(ImmutableArray<string> held, IEnumerable<string?> more) =>
        [.. held.Union(more.OfType<string>(), StringComparer.Ordinal)];
}
