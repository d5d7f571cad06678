using Orleans.Serialization.Invocation;

namespace Swiper.Simulation.Stage;

/// <summary>A call with a result. The promise is the stage's own: Orleans' would resume the caller on the thread pool.</summary>
internal sealed class GrainCall<TResult> : GrainCall
{
    private readonly TaskCompletionSource<TResult> _caller = new();
    private readonly GrainHost _host;

    public GrainCall(GrainHost host, GrainMethod method, GrainId grain, IInvokable request)
        : base(host, method, grain, request)
    {
        _host = host;
        if (method.IsOneWay)
        {
            _caller.SetResult(default!);
        }
    }

    public Task<TResult> Completion => _caller.Task;

    protected override GrainCall Again(IInvokable copied, GrainCall original) =>
        new GrainCall<TResult>(_host, Method, Grain, copied) { Caller = original.Caller, SentAt = original.SentAt };

    protected override void SetResult(Response response)
    {
        if (response.Exception is { } failure)
        {
            _caller.SetException(failure);
        }
        else
        {
            _caller.SetResult(response.GetResult<TResult>()!);
        }
    }

    protected override void SetException(Exception exception) => _caller.SetException(exception);
}
