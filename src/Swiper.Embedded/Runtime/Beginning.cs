namespace Swiper.Embedded;

/// <summary>What an activation needs only while it begins.</summary>
internal sealed class Beginning(TimeSpan limit, TimeProvider clock) : CancellationTokenSource(limit, clock)
{
    /// <summary>The documents to read before the grain activates.</summary>
    public List<IStoredState> States { get; } = [];
}
