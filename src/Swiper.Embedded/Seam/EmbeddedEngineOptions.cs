namespace Swiper.Embedded;

/// <summary>Replaces the parts of the engine that decide the order of things. Time is replaced by registering a <see cref="TimeProvider"/>.</summary>
public sealed class EmbeddedEngineOptions
{
    /// <summary>
    /// Where every turn and every answer runs; null for the thread pool. With one that runs its tasks in a fixed order on one thread, and a
    /// clock that ticks on that thread, the same input gives the same run. Callers outside the grains must run on it too.
    /// </summary>
    public TaskScheduler? Scheduler { get; set; }

    /// <summary>Sees each message before it is delivered; null to deliver at once, at no cost.</summary>
    public IMessageInterceptor? Interceptor { get; set; }
}
