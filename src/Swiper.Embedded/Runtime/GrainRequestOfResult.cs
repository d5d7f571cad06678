using System.Runtime.CompilerServices;

namespace Swiper.Embedded;

/// <summary>A request whose caller waits for a result.</summary>
internal abstract class GrainRequest<TResult> : GrainRequest
{
    private AsyncTaskMethodBuilder<TResult> _caller;

    protected GrainRequest(GrainMethod method)
        : base(method)
    {
        // Made now, since the answer may come on another thread.
        Completion = _caller.Task;
        if (method.IsOneWay)
        {
            _caller.SetResult(default!);
        }
    }

    /// <summary>What the caller waits for.</summary>
    public Task<TResult> Completion { get; }

    protected TResult? Result { get; set; }

    protected sealed override void SetResult()
    {
        if (Failure is { } failure)
        {
            _caller.SetException(failure);
        }
        else
        {
            _caller.SetResult(Result!);
        }
    }

    protected sealed override void SetException(Exception exception) => _caller.SetException(exception);
}
