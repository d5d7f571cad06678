using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Swipes;

/// <summary>Two people swipe and rewind while their statements are lost, duplicated and reordered.</summary>
public sealed class SwipeConvergenceTests
{
    [Theory]
    [MemberData(nameof(Seeds))]
    public void RandomRun_OnceQuiet_FriendsExactlyWhenBothLike(int seed)
    {
        for (var run = 0; run < 250; run++)
        {
            var pair = new Pairing(new Random((seed * 1000) + run));
            pair.RunWild(steps: 40);
            pair.Quiet();
            pair.AssertAgree();
        }
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 20)];

    /// <summary>One side's durable state.</summary>
    private sealed class Side(long me, long other)
    {
        public Relation Row { get; set; } = new(me, other);

        public PartitionHead Head { get; set; } = new(me);
    }

    /// <summary>A statement in flight to a side, or its answer in flight to the sender.</summary>
    private sealed record Message(int To, Statement Statement, long? AnswerTo);

    private sealed class Pairing(Random random)
    {
        private static readonly SwipeKind[] Kinds = [SwipeKind.Like, SwipeKind.Superlike, SwipeKind.Dislike];
        private readonly SwipeRules _rules = new(
            new QuotaOptions { Like = int.MaxValue, Superlike = int.MaxValue, Rewind = int.MaxValue }, new DiscoveryOptions(), Calendars.Shanghai);

        private readonly Side[] _sides = [new(1, 2), new(2, 1)];
        private readonly List<Message> _onTheirWay = [];
        private bool _hasParted;
        private DateTimeOffset _now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

        public void RunWild(int steps)
        {
            for (var i = 0; i < steps; i++)
            {
                _now += TimeSpan.FromSeconds(1);
                var who = random.Next(2);
                switch (random.Next(8))
                {
                    case 0 or 1:
                        Apply(who, _rules.Swipe(_sides[who].Row, _sides[who].Head, Kinds[random.Next(3)], Permissions.None, _now));
                        break;
                    case 2:
                        Apply(who, _rules.Rewind(_sides[who].Row, _sides[who].Head, Permissions.None, _now));
                        break;
                    case 7 when random.Next(4) == 0:
                        Apply(who, SwipeRules.Unfriend(_sides[who].Row, _sides[who].Head, _now));
                        break;
                    case 3:
                        Tell(who);
                        break;
                    case 4 or 5 when _onTheirWay.Count > 0:
                        Deliver(random.Next(_onTheirWay.Count), isRepeated: random.Next(3) == 0);
                        break;
                    case 6 when _onTheirWay.Count > 0 && random.Next(3) == 0:
                        _onTheirWay.RemoveAt(random.Next(_onTheirWay.Count));
                        break;
                }

                AssertEachRowIsConsistent();
            }
        }

        /// <summary>Delivers everything in flight, in any order, and lets each side tell until nothing is pending.</summary>
        public void Quiet()
        {
            for (var round = 0; round < 10; round++)
            {
                while (_onTheirWay.Count > 0)
                {
                    Deliver(random.Next(_onTheirWay.Count), isRepeated: false);
                }

                Tell(0);
                Tell(1);
            }

            Assert.Empty(_onTheirWay);
        }

        public void AssertAgree()
        {
            var (one, other) = (_sides[0].Row, _sides[1].Row);
            var bothLike = one.Swipe.IsLike() && other.Swipe.IsLike();
            Assert.Equal((bothLike, bothLike), (one.FriendSince is not null, other.FriendSince is not null));
            Assert.Equal(one.Heard, SwipeRules.StatementOf(other).Kind);
            Assert.Equal(other.Heard, SwipeRules.StatementOf(one).Kind);
            Assert.Equal(one.IsParted, other.IsParted);
            Assert.Equal(_hasParted, one.IsParted);
            Assert.False(one.Pending || other.Pending);
        }

        private void Apply(int who, RowDecision<Refusal?> decision)
        {
            (_sides[who].Row, _sides[who].Head) = (decision.Row, decision.Head ?? _sides[who].Head);
            _hasParted |= decision.Row.Swipe == SwipeKind.Unfriend;
        }

        private void Tell(int who)
        {
            var row = _sides[who].Row;
            if (row.Pending)
            {
                _onTheirWay.Add(new Message(1 - who, SwipeRules.StatementOf(row), AnswerTo: null));
            }
        }

        private void Deliver(int index, bool isRepeated)
        {
            var message = _onTheirWay[index];
            if (!isRepeated)
            {
                _onTheirWay.RemoveAt(index);
            }

            var side = _sides[message.To];
            if (message.AnswerTo is { } toldSeq)
            {
                side.Row = SwipeRules.Told(side.Row, toldSeq, message.Statement, _now).Row;
                return;
            }

            (side.Row, _, var answer) = SwipeRules.Hear(side.Row, message.Statement, _now);
            _onTheirWay.Add(new Message(1 - message.To, answer, message.Statement.Seq));
        }

        private void AssertEachRowIsConsistent() => Assert.All(
            _sides,
            side => Assert.Equal(side.Row.Swipe.IsLike() && side.Row.Heard.IsLike(), side.Row.FriendSince is not null));
    }
}
