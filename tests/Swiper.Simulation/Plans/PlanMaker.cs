using System.Collections.Immutable;
using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Simulation.Core;

namespace Swiper.Simulation.Plans;

internal static class PlanMaker
{
    private const int PeopleMin = 5;
    private const int PeopleMax = 50;
    private const long Second = TimeSpan.TicksPerSecond;

    /// <summary>From the last planned operation to the quiet: time to finish late operations.</summary>
    private const long Rest = 10 * Second;

    private static readonly (OpKind Kind, int Weight)[] Ordinary =
    [
        (OpKind.Like, 26), (OpKind.Superlike, 8), (OpKind.Dislike, 8), (OpKind.RewindLast, 8), (OpKind.Rewind, 7), (OpKind.Unfriend, 4), (OpKind.SwipeDeck, 6),
        (OpKind.GetDeck, 6), (OpKind.GetFriends, 4), (OpKind.GetLikes, 4), (OpKind.GetInfo, 4), (OpKind.GetCard, 2), (OpKind.UpdateInfo, 5),
        (OpKind.GetSettings, 1), (OpKind.UpdateSettings, 3), (OpKind.SetAvatar, 1), (OpKind.GrantVip, 3), (OpKind.Logout, 2),
        (OpKind.LogoutAll, 1), (OpKind.GetInfoWithDeadSession, 2), (OpKind.LoginWrong, 2), (OpKind.LoginAgain, 2), (OpKind.SendCode, 1),
        (OpKind.CreateRobot, 1), (OpKind.ChangePhone, 2),
    ];

    private static readonly OpKind[] PictureKinds =
    [
        OpKind.AddPhoto, OpKind.AddPhoto, OpKind.AddPhoto, OpKind.AddPhoto, OpKind.DeletePhoto, OpKind.DeletePhoto, OpKind.OrderPhotos, OpKind.ReviewPhoto,
        OpKind.ReviewPhoto, OpKind.SetAvatar, OpKind.SetAvatar, OpKind.RemoveAvatar, OpKind.AbandonUpload, OpKind.AbandonDeletion, OpKind.SweepPictures,
        OpKind.UpdateSettings, OpKind.GetCard, OpKind.GetDeck, OpKind.GetInfo,
    ];

    private static readonly (FaultKind Kind, int Weight)[] Faults =
    [
        (FaultKind.DelayRequest, 14), (FaultKind.DelayResponse, 8), (FaultKind.DropRequest, 8), (FaultKind.DropResponse, 8),
        (FaultKind.DoubleRequest, 8), (FaultKind.FailBeforeCommit, 6), (FaultKind.FailAfterCommit, 8), (FaultKind.SlowCommit, 6),
        (FaultKind.Conflict, 3), (FaultKind.TornCommit, 4), (FaultKind.DiskFull, 2), (FaultKind.FailRead, 3), (FaultKind.SlowRead, 4),
        (FaultKind.Crash, 5), (FaultKind.Collect, 8), (FaultKind.Duplicate, 3), (FaultKind.ClockJump, 2), (FaultKind.SmsLost, 1),
        (FaultKind.SmsFailed, 1), (FaultKind.SmsQueueFull, 1),
    ];

    private static readonly int OrdinaryWeight = Ordinary.Sum(entry => entry.Weight);
    private static readonly int FaultsWeight = Faults.Sum(entry => entry.Weight);

    public static Plan Make(ulong seed)
    {
        var random = SimRandom.For(seed, 1);

        // A few people meet often, which is where most can go wrong; now and then there is a crowd.
        var people = random.Percent(4) ? random.Between(PeopleMin, PeopleMax) : random.Between(PeopleMin, PeopleMin + 4);
        var owners = Enumerable.Range(0, people).Concat(Enumerable.Range(0, people).Where(_ => random.Percent(20))).ToImmutableArray();
        var ops = WithTown(SimRandom.For(seed, 7), Ops(random, people, owners, out var end), owners.Length, end);
        ops = Moves.Add(SimRandom.For(seed, 9), ops, owners.Length, end - Rest);
        ops = WithPictures(SimRandom.For(seed, 10), ops, owners.Length, people, end);
        ops = Quarrels.Add(SimRandom.For(seed, 11), ops, owners.Length, people, end - Rest);
        ops = Bans.Add(SimRandom.For(seed, 15), ops, owners.Length, people, end - Rest);
        return new Plan
        {
            Seed = seed,
            People = people,
            Owners = owners,
            Ops = ops,
            Faults = FaultsOf(random, end),
            Start = StartOf(random),
            Quiet = end + (5 * Second),
            Shards = random.Percent(20) ? 2 : 1,
            Shuffle = random.Pick([0, 20, 50, 100]),
            Discovery = DiscoveryOf(SimRandom.For(seed, 8)),
            Quotas = new QuotaOptions { Like = random.Between(3, 8), Superlike = random.Between(1, 3), Rewind = random.Between(1, 4) },
        };
    }

    /// <summary>Small pools, and times that a jump of the clock may pass. Drawn apart from the rest, so that other parts of the plan stay as they are.</summary>
    private static DiscoveryOptions DiscoveryOf(SimRandom random) => new()
    {
        PoolSize = random.Percent(80) ? random.Between(1, 8) : 100,
        DormantAfter = TimeSpan.FromDays(random.Percent(20) ? 5 : 60),
        DislikeLifetime = TimeSpan.FromDays(random.Percent(50) ? 2 : 90),
    };

    private static ImmutableArray<PlannedOp> Ops(SimRandom random, int people, ImmutableArray<int> owners, out long end)
    {
        var ops = ImmutableArray.CreateBuilder<PlannedOp>();
        for (var device = 0; device < owners.Length; device++)
        {
            // Every device begins by signing in, without a planned operation; then its owner completes a profile.
            var at = device < people ? random.Below(2 * Second) : random.Between(8, 12) * Second;
            Add(device, at, device < people ? OpKind.UpdateInfo : OpKind.GetInfo, 0, retries: 3);
            if (device < people && random.Percent(70))
            {
                Add(device, at + Second, OpKind.GrantVip, device, retries: 3);
            }
        }

        var moment = 3 * Second;
        var wanted = 110 + random.Below(20);
        while (ops.Count < wanted)
        {
            moment += random.Percent(60) ? random.Below(Second / 20) : random.Below(Second);
            switch (random.Below(20))
            {
                case 0:
                    Burst(moment);
                    break;
                case 1:
                    Pair(moment);
                    break;
                case 2 when random.Percent(50):
                    Parting(moment);
                    break;
                default:
                    Add(random.Below(owners.Length), moment, KindOf(random), TargetOf(random, people));
                    break;
            }
        }

        end = moment + Rest;
        return ops.ToImmutable();

        void Add(int device, long at, OpKind kind, int target, int? retries = null) => ops.Add(new PlannedOp(
            ops.Count,
            device,
            at,
            kind,
            target,
            random.Next(),
            retries ?? (random.Percent(50) ? random.Below(3) : 0),
            random.Percent(4) ? random.Below(Second / 10) + 1 : 0));

        // Everybody likes one person, who likes everybody.
        void Burst(long at)
        {
            var loved = random.Below(people);
            for (var other = 0; other < Math.Min(people, 5); other++)
            {
                if (other != loved)
                {
                    Add(other, at + random.Below(Second / 500), OpKind.Like, loved);
                    Add(loved, at + random.Below(Second / 500), OpKind.Like, other);
                }
            }
        }

        // Two people swipe each other at the same instant.
        void Pair(long at)
        {
            var (one, other) = (random.Below(people), random.Below(people));
            if (one != other)
            {
                Add(one, at, random.Percent(80) ? OpKind.Like : KindOf(random), other);
                Add(other, at + random.Below(Second / 1000), random.Percent(80) ? OpKind.Like : KindOf(random), one);
            }
        }

        // One of two friends ends the friendship while the other swipes; then they like each other again.
        void Parting(long at)
        {
            var (one, other) = (random.Below(people), random.Below(people));
            if (one != other)
            {
                Add(one, at, OpKind.Like, other);
                Add(other, at + random.Below(Second / 10), OpKind.Like, one);
                var end = at + (Second / 5);
                Add(one, end, OpKind.Unfriend, other);
                Add(other, end + random.Below(Second / 500), random.Percent(50) ? OpKind.Rewind : KindOf(random), one);
                Add(random.Percent(50) ? one : other, end + random.Below(Second), OpKind.Like, random.Percent(50) ? other : one);
            }
        }
    }

    /// <summary>In some runs a town fills with robots, and people swipe all of it. Drawn apart from the rest, so that other runs stay as they are.</summary>
    private static ImmutableArray<PlannedOp> WithTown(SimRandom random, ImmutableArray<PlannedOp> ops, int devices, long end)
    {
        const int Tours = 4;
        if (!random.Percent(30))
        {
            return ops;
        }

        var at = (3 * Second) + random.Below(Math.Max(1, end - Rest - (6 * Second)));
        Insert(OpKind.FillTown, at, retries: 3);
        for (var tour = 0; tour < Tours; tour++)
        {
            Insert(OpKind.SwipeThrough, at + random.Below(3 * Second), retries: 1);
        }

        return ops;

        void Insert(OpKind kind, long moment, int retries) =>
            ops = Planned(ops, new PlannedOp(ops.Length, random.Below(devices), moment, kind, 0, random.Next(), retries, Patience: 0));
    }

    /// <summary>In some runs a few people are busy with their pictures. Drawn apart from the rest, so that other runs stay as they are.</summary>
    private static ImmutableArray<PlannedOp> WithPictures(SimRandom random, ImmutableArray<PlannedOp> ops, int devices, int people, long end)
    {
        const int Count = 40;
        const int Vain = 3;
        if (!random.Percent(35))
        {
            return ops;
        }

        for (var number = 0; number < Count; number++)
        {
            var kind = random.Pick(PictureKinds);
            var moment = (3 * Second) + random.Below(Math.Max(1, end - Rest - (3 * Second)));
            ops = Planned(ops, new PlannedOp(
                ops.Length, random.Below(Math.Min(devices, Vain)), moment, kind, random.Below(Math.Min(people, Vain)), random.Next(), random.Below(2), Patience: 0));
        }

        return ops;
    }

    private static ImmutableArray<PlannedOp> Planned(ImmutableArray<PlannedOp> ops, PlannedOp op) =>
        ops.Insert(ops.TakeWhile(other => other.At <= op.At).Count(), op);

    private static ImmutableArray<PlannedFault> FaultsOf(SimRandom random, long end)
    {
        // Half the runs have a theme: repeating one kind of fault goes deeper than one of each.
        var count = random.Between(18, 30);
        var theme = random.Percent(40) ? KindOfFault(random) : (FaultKind?)null;
        var faults = ImmutableArray.CreateBuilder<PlannedFault>(count);
        for (var id = 0; id < count; id++)
        {
            var kind = theme is { } recurring && random.Percent(40) && IsRepeatable(recurring) ? recurring : KindOfFault(random);
            faults.Add(new PlannedFault(id, kind, random.Below(end - Rest), SkipOf(random, kind), random.Next()));
        }

        return faults.ToImmutable();
    }

    /// <summary>Whether a fault finds an opportunity soon, whenever it is armed.</summary>
    private static bool IsRepeatable(FaultKind kind) =>
        kind is not (FaultKind.ClockJump or FaultKind.DiskFull or FaultKind.SmsLost or FaultKind.SmsFailed or FaultKind.SmsQueueFull);

    private static int SkipOf(SimRandom random, FaultKind kind) => kind is FaultKind.Crash or FaultKind.Collect or FaultKind.Duplicate
        ? random.Below(60)
        : random.Below(3);

    private static OpKind KindOf(SimRandom random)
    {
        var draw = random.Below(OrdinaryWeight);
        foreach (var (kind, weight) in Ordinary)
        {
            if ((draw -= weight) < 0)
            {
                return kind;
            }
        }

        return OpKind.Like;
    }

    private static FaultKind KindOfFault(SimRandom random)
    {
        var draw = random.Below(FaultsWeight);
        foreach (var (kind, weight) in Faults)
        {
            if ((draw -= weight) < 0)
            {
                return kind;
            }
        }

        return FaultKind.DelayRequest;
    }

    private static int TargetOf(SimRandom random, int people) => random.Percent(4) ? -1 - random.Below(6) : random.Below(people);

    /// <summary>Often a few seconds before midnight, when days and quotas change.</summary>
    private static DateTimeOffset StartOf(SimRandom random)
    {
        var midnight = new DateTimeOffset(2026, random.Between(1, 12), random.Between(1, 28), 16, 0, 0, TimeSpan.Zero);
        return random.Percent(40) ? midnight.AddSeconds(-random.Between(1, 60)) : midnight.AddHours(random.Between(1, 20));
    }
}
