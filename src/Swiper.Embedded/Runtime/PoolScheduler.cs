namespace Swiper.Embedded;

/// <summary>Runs the engine on the thread pool, without a task or closure per hop.</summary>
internal sealed class PoolScheduler : EngineScheduler
{
    public override bool MayAnswerInline => true;

    /// <remarks>Threads of others are not for turns: they may hold locks, or be waited for.</remarks>
    public override bool MayStartInline =>
        Thread.CurrentThread.IsThreadPoolThread && SynchronizationContext.Current is null && TaskScheduler.Current == TaskScheduler.Default;

    public override int TurnsPerRun => 128;

    public override void Schedule(RequestTarget target) => ThreadPool.UnsafeQueueUserWorkItem(target, preferLocal: true);

    public override void Reschedule(RequestTarget target) => ThreadPool.UnsafeQueueUserWorkItem(target, preferLocal: false);

    public override void Post(GrainRequest answered) => ThreadPool.UnsafeQueueUserWorkItem(answered, preferLocal: true);

    public override void Post(Action action) =>
        ThreadPool.UnsafeQueueUserWorkItem(static action => action(), action, preferLocal: true);
}
