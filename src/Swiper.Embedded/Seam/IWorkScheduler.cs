namespace Swiper.Embedded;

/// <summary>
/// What <see cref="EmbeddedEngineOptions.Scheduler"/> may implement besides: it then gets turns and answers as plain work, which costs less than
/// a task each. They are run where no task runs, in the order and at the moments of its choice.
/// </summary>
public interface IWorkScheduler
{
    /// <summary>Takes work, and runs it later.</summary>
    void Schedule(Action<object?> work, object state);
}
