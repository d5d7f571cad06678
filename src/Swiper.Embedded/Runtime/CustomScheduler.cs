namespace Swiper.Embedded;

/// <summary>
/// Runs the engine on a task scheduler from outside. The tasks hide it, so that a continuation which asks for no scheduler runs where it is
/// completed instead of escaping to the thread pool.
/// </summary>
internal sealed class CustomScheduler(TaskScheduler scheduler) : EngineScheduler
{
    private readonly IWorkScheduler? _works = scheduler as IWorkScheduler;

    public override bool MayAnswerInline => false;

    public override bool MayStartInline => false;

    /// <summary>Each turn is a task, so that whoever schedules decides what comes between any two.</summary>
    public override int TurnsPerRun => 1;

    public override void Schedule(RequestTarget target) => Start(static target => ((RequestTarget)target!).Run(), target);

    public override void Reschedule(RequestTarget target) => Schedule(target);

    public override void Post(GrainRequest answered) => Start(static request => ((GrainRequest)request!).Answer(), answered);

    public override void Post(Action action) => Start(static action => ((Action)action!)(), action);

    // Callers' async locals stay with the callers.
    private void Start(Action<object?> action, object state)
    {
        if (_works is not null)
        {
            _works.Schedule(action, state);
            return;
        }

        if (ExecutionContext.IsFlowSuppressed())
        {
            StartTask(action, state);
            return;
        }

        using (ExecutionContext.SuppressFlow())
        {
            StartTask(action, state);
        }
    }

    private void StartTask(Action<object?> action, object state) => Task.Factory.StartNew(
        action, state, CancellationToken.None, TaskCreationOptions.DenyChildAttach | TaskCreationOptions.HideScheduler, scheduler);
}
