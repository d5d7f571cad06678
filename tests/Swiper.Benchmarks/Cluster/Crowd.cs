using System.Collections.Concurrent;
using System.Globalization;
using Swiper.Benchmarks.Http;
using Swiper.Benchmarks.Town;

namespace Swiper.Benchmarks.Cluster;

/// <summary>
/// The people of a load, all of them awake, and what each asks next. Of every two people one likes the other at most once and never back, so each
/// like is a new one and none is a match.
/// </summary>
/// <param name="people">Everyone who asks.</param>
/// <param name="awake">People to like who are awake.</param>
/// <param name="likesEach">How many of those each likes: those who stand behind them in a circle.</param>
/// <param name="asleep">People to like who have not been awake.</param>
internal sealed class Crowd(IReadOnlyList<Person> people, IReadOnlyList<long> awake, int likesEach, IEnumerable<long> asleep)
{
    private readonly ConcurrentQueue<long> _asleep = new(asleep);
    private readonly int[] _liked = new int[people.Count];
    private readonly int[] _turns = new int[people.Count];
    private int _nextAsleep = people.Count;

    /// <summary>Lets everyone after the first few be asked for once by <see cref="NextAsleep"/>: they are asleep.</summary>
    public void FallAsleep(int awake) => _nextAsleep = awake - 1;

    /// <summary>Somebody who is asleep, or null: all have woken.</summary>
    public Person? NextAsleep() => Interlocked.Increment(ref _nextAsleep) is var next && next < people.Count ? people[next] : null;

    /// <summary>People who like each other.</summary>
    public static Crowd Of(IReadOnlyList<Person> people, IEnumerable<long> asleep) =>
        new(people, [.. people.Select(person => person.Id)], (people.Count - 1) / 2, asleep);

    /// <summary>Whoever is next on a connection.</summary>
    public Person Next(int connection, int connections) => people[NextIndex(connection, connections)];

    /// <summary>A like of somebody who is awake, or null: everyone on the connection has liked everyone.</summary>
    public byte[]? LikeAwake(int connection, int connections)
    {
        for (var tried = 0; tried <= people.Count / connections; tried++)
        {
            var liker = NextIndex(connection, connections);
            if (_liked[liker] < likesEach)
            {
                return Like(people[liker], awake[(liker + ++_liked[liker]) % awake.Count]);
            }
        }

        return null;
    }

    /// <summary>A like of somebody who is asleep, or null: all have been liked.</summary>
    public byte[]? LikeAsleep(int connection, int connections) =>
        _asleep.TryDequeue(out var other) ? Like(Next(connection, connections), other) : null;

    /// <summary>A connection has people of its own, who take turns, so that no two requests of one person are in flight.</summary>
    private int NextIndex(int connection, int connections)
    {
        var own = (people.Count - connection + connections - 1) / connections;
        return connection + (connections * (int)((uint)_turns[connection]++ % own));
    }

    private static byte[] Like(Person liker, long other) =>
        HttpRequestBytes.Post("/api/social/like", liker.Token, string.Create(CultureInfo.InvariantCulture, $"sid={other}"));
}
