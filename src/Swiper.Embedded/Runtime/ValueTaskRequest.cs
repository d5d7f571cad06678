using System.Runtime.CompilerServices;

namespace Swiper.Embedded;

/// <summary>A call of a method that returns <see cref="ValueTask"/>.</summary>
internal abstract class ValueTaskRequest(GrainMethod method) : GrainRequest<Nothing>(method)
{
    private ValueTaskAwaiter _running;

    /// <summary>Calls the method.</summary>
    public abstract ValueTask Call(object instance);

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

    private void Follow(ValueTask running) => _running = running.GetAwaiter();

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
