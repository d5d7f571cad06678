using Swiper.Embedded;

namespace Swiper.Engine.Tests.Seam;

/// <summary>The same, and takes turns and answers as plain work.</summary>
internal sealed class SeededWorkScheduler(int seed) : SeededScheduler(seed), IWorkScheduler
{
    /// <summary>How much it took.</summary>
    public int Works { get; private set; }

    public void Schedule(Action<object?> work, object state)
    {
        Works++;
        Add(() => work(state));
    }
}
