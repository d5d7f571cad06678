using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
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
    public async Task<long> Prepare(UserState next)
    {
        await partition.Claim();
        var head = partition.Head;
        await partition.Write(head with
        {
            Seq = head.Seq + 1,
            Unsettled = true,
            Pools = Union(head.Pools, PoolOf(next.Profile)),
            Nicknames = Union(head.Nicknames, NicknameOf(next.Profile)),
        });
        return partition.Head.Seq;
    }

    /// <summary>Brings pools and nicknames in step with the profile, then records that they are. Idempotent.</summary>
    public async Task Settle(UserState current)
    {
        if (!partition.Head.Unsettled)
        {
            return;
        }

        await partition.Claim();
        var head = partition.Head;

        var (pool, nickname) = (PoolOf(current.Profile), NicknameOf(current.Profile));
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

    private static string? PoolOf(Profile profile) =>
        profile is { Sex: { } sex, BirthDate: not null, Location: { } place } ? PoolKey.Of(sex, place) : null;

    private static string? NicknameOf(Profile profile) =>
        profile.Nickname is { } nickname ? Nicknames.Normalise(nickname) : null;

    private static ImmutableArray<string> Union(ImmutableArray<string> held, string? more) =>
        more is null || held.Contains(more) ? held : held.Add(more);

    private Candidate Entry(UserState state, long revision)
    {
        var hasFlag = state.Vip is { } grant && vip.Find(grant.Level)?.Permissions.HasFlag(Permissions.VipFlag) == true;
        return state.ToCandidate(owner, revision, hasFlag ? state.Vip!.ExpiresAt : null);
    }
}
