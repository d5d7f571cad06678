using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Text;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Profiles;

namespace Swiper.Grains.Users;

/// <summary>
/// Keeps what other grains hold of a user (an entry in a candidate pool, a nickname) in step with the profile. Before the profile changes, the head
/// records everything that may be held, so that after a crash at any point the surplus is released.
/// </summary>
internal sealed class PublicProfile(UserPartition partition, IGrainFactory grains, VipOptions vip, long owner)
{
    /// <summary>Whether a change is visible to other grains.</summary>
    public static bool IsConcerned(UserState before, UserState after) =>
        before.Profile != after.Profile || before.Settings != after.Settings || before.Vip != after.Vip;

    /// <summary>Records what may be held from now on, and answers the revision of the change. Await before writing the profile.</summary>
    public async Task<long> Prepare(UserState before, UserState next)
    {
        await partition.Claim();
        if (next.Profile.Nickname == before.Profile.Nickname)
        {
            await Record(PoolOf(next.Profile));
        }
        else
        {
            // The old name too: it may have been claimed under a new key that the head does not have yet.
            await Record(PoolOf(next.Profile), NicknameOf(before.Profile), NicknameOf(next.Profile));
        }

        return partition.Head.Seq;
    }

    /// <summary>
    /// Whether pools and nicknames are in step with the profile. They may be out of step although the head says nothing of it: keys that an earlier
    /// version made from the same profile.
    /// </summary>
    public bool IsSettled(UserState current) =>
        !partition.Head.Unsettled
        && partition.Head.Pools.SequenceEqual(Union([], PoolOf(current.Profile)))
        && partition.Head.Nicknames.SequenceEqual(Union([], NicknameOf(current.Profile)));

    /// <summary>Whether the user is in a pool for certain, and so exists. The head alone says so.</summary>
    public bool IsListed => !partition.Head.Unsettled && !partition.Head.Pools.IsEmpty;

    /// <summary>Brings pools and nicknames in step with the profile, then records that they are. Idempotent.</summary>
    public async Task Settle(UserState current)
    {
        if (IsSettled(current))
        {
            return;
        }

        await partition.Claim();
        var (pool, nickname) = (PoolOf(current.Profile), NicknameOf(current.Profile));
        if (nickname is not null && !partition.Head.Nicknames.Contains(nickname) && !await IsHeld(nickname))
        {
            // Another spelling of the name has become the same name, and its user came first. This one keeps showing theirs until they change it.
            nickname = null;
        }

        if (Union(partition.Head.Pools, pool) != partition.Head.Pools || Union(partition.Head.Nicknames, nickname) != partition.Head.Nicknames)
        {
            await Record(pool, nickname);
        }

        var head = partition.Head;
        var calls = head.Pools.Select(listed => listed == pool
            ? grains.GetGrain<ICandidatePoolGrain>(listed).Put(Entry(current, head.Seq))
            : grains.GetGrain<ICandidatePoolGrain>(listed).Remove(owner, head.Seq));
        var releases = head.Nicknames.Where(held => held != nickname)
            .Select(held => grains.GetGrain<INicknameGrain>(held).Release(owner, head.Seq));
        await Task.WhenAll([.. calls, .. releases]);
        await partition.Write(partition.Head with
        {
            Unsettled = false,
            Pools = Union([], pool),
            Nicknames = Union([], nickname),
        });
    }

    /// <summary>Claims a nickname that the user has by their profile, and not by the head. Repeating it after a crash changes nothing.</summary>
    private Task<bool> IsHeld(string nickname) => grains.GetGrain<INicknameGrain>(nickname).Claim(owner, partition.Head.Seq + 1);

    private Task Record(string? pool, params ReadOnlySpan<string?> nicknames)
    {
        var held = partition.Head.Nicknames;
        foreach (var nickname in nicknames)
        {
            held = Union(held, nickname);
        }

        return partition.Write(partition.Head with
        {
            Seq = partition.Head.Seq + 1,
            Unsettled = true,
            Pools = Union(partition.Head.Pools, pool),
            Nicknames = held,
        });
    }

    private static string? PoolOf(Profile profile) =>
        profile is { Sex: { } sex, BirthDate: not null, Location: { } place } ? PoolKey.Of(sex, place) : null;

    private static string? NicknameOf(Profile profile) =>
        profile.Nickname is { } nickname ? FoldedText.Of(nickname) : null;

    private static ImmutableArray<string> Union(ImmutableArray<string> held, string? more) =>
        more is null || held.Contains(more) ? held : held.Add(more);

    private Candidate Entry(UserState state, long revision)
    {
        var hasFlag = state.Vip is { } grant && vip.Find(grant.Level)?.Permissions.HasFlag(Permissions.VipFlag) == true;
        return state.ToCandidate(owner, revision, hasFlag ? state.Vip!.ExpiresAt : null);
    }
}
