using System.Runtime.CompilerServices;

namespace Swiper.Embedded;

/// <summary>A call of a method that returns <see cref="ValueTask{TResult}"/>.</summary>
internal abstract class ResultValueTaskRequest<TResult>(GrainMethod method) : GrainRequest<TResult>(method)
{
    private ValueTaskAwaiter<TResult> _running;

    /// <summary>Calls the method.</summary>
    public abstract ValueTask<TResult> Call(object instance);

    public sealed override void Start(object instance)
    {
        try
        {
            Follow(Call(instance));
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

    private void Follow(ValueTask<TResult> running) => _running = running.GetAwaiter();

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
