using System.Collections.Concurrent;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Cli.Chaos.Load;

/// <summary>What was acknowledged last, by pair. One pair's swipes are sent one after the other, so that the last one is known.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<(long From, long To), SwipeKind> _last = new();

    /// <summary>The last acknowledged swipes.</summary>
    public IReadOnlyDictionary<(long From, long To), SwipeKind> Last => _last;

    /// <summary>Notes an acknowledged swipe. After the end of a friendship swipes are answered as before, and change nothing.</summary>
    public void Note(long from, long to, SwipeKind kind) =>
        _last.AddOrUpdate((from, to), kind, (_, last) => last is SwipeKind.Unfriend ? last : kind);

    /// <summary>The last acknowledged swipe of a pair.</summary>
    public SwipeKind Of(long from, long to) => _last.GetValueOrDefault((from, to));
}
