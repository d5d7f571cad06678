using System.Runtime.CompilerServices;

namespace Swiper.Embedded;

/// <summary>A call of a method that returns <see cref="Task"/>.</summary>
internal abstract class TaskRequest(GrainMethod method) : GrainRequest<Nothing>(method)
{
    private TaskAwaiter _running;

    /// <summary>Calls the method.</summary>
    public abstract Task Call(object instance);

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
            _running.GetResult();
        }
        catch (Exception exception)
        {
            Failure = exception;
        }

        Target!.Finish(this);
    }
}
