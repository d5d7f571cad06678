namespace Swiper.Embedded;

/// <summary>Runs the engine on the thread pool, without a task or closure per hop.</summary>
internal sealed class PoolScheduler : EngineScheduler
{
    public override bool MayAnswerInline => true;

    public override int TurnsPerRun => 128;

    public override void Schedule(RequestTarget target) => ThreadPool.UnsafeQueueUserWorkItem(target, preferLocal: true);

    public override void Reschedule(RequestTarget target) => ThreadPool.UnsafeQueueUserWorkItem(target, preferLocal: false);

    public override void Post(GrainRequest answered) => ThreadPool.UnsafeQueueUserWorkItem(answered, preferLocal: true);

    public override void Post(Action action) =>
        ThreadPool.UnsafeQueueUserWorkItem(static action => action(), action, preferLocal: true);
}
