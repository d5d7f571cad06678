using System.Runtime.CompilerServices;

namespace Swiper.Embedded;

/// <summary>A call of a method that returns <see cref="Task{TResult}"/>.</summary>
internal abstract class ResultTaskRequest<TResult>(GrainMethod method) : GrainRequest<TResult>(method)
{
    private TaskAwaiter<TResult> _running;

    /// <summary>Calls the method.</summary>
    public abstract Task<TResult> Call(object instance);

    public sealed override void Start(object instance)
    {
        try
        {
            _running = Call(instance).GetAwaiter();
        }
        catch (Exception exception)
        {
            Failure = exception;
            Target!.Finish(this);
            return;
        }

        if (_running.IsCompleted)
        {
            End();
        }
        else
        {
            _running.UnsafeOnCompleted(End);
        }
    }

    private void End()
    {
        try
        {
            Result = _running.GetResult();
        }
        catch (Exception exception)
        {
            Failure = exception;
        }

        Target!.Finish(this);
    }
}
