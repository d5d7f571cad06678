using System.Collections.Concurrent;
using Orleans.CodeGeneration;
using Orleans.Serialization.Invocation;
using Swiper.Grains.Interfaces;

namespace Swiper.Simulation.Stage;

/// <summary>What the stage needs to know of one method of a grain interface, read from Orleans' generated request.</summary>
internal sealed record GrainMethod(
    string Name, bool AlwaysInterleaves, bool IsReadOnly, bool IsOneWay, bool IsIdempotent, TimeSpan? ResponseTimeout)
{
    private static readonly ConcurrentDictionary<Type, GrainMethod> Known = new();

    public static GrainMethod Of(IInvokable request, InvokeMethodOptions options) =>
        Known.TryGetValue(request.GetType(), out var method) ? method : Known.GetOrAdd(request.GetType(), new GrainMethod(
            $"{request.GetInterfaceType().Name}.{request.GetMethodName()}",
            options.HasFlag(InvokeMethodOptions.AlwaysInterleave),
            options.HasFlag(InvokeMethodOptions.ReadOnly),
            options.HasFlag(InvokeMethodOptions.OneWay),
            IdempotentAttribute.Marks(request.GetMethod()),
            request.GetDefaultResponseTimeout()));
}

/// <summary>One call: Orleans' request, its response, and the promise that the caller awaits.</summary>
internal abstract class GrainCall(GrainHost host, GrainMethod method, GrainId grain, IInvokable request) : Work
{
    private CallCancellation? _cancellation;
    private bool _isMute = method.IsOneWay;
    private Response? _response;

    public GrainMethod Method => method;

    public GrainId Grain => grain;

    public override bool Interleaves => method.AlwaysInterleaves;

    public override bool IsReadOnly => method.IsReadOnly;

    public override bool IsAbandoned => IsSettled;

    /// <summary>The activation where the call waits or runs.</summary>
    public Activation? Target { get; set; }

    /// <summary>The calling activation, or null for a caller outside the grains.</summary>
    public Activation? Caller { get; init; }

    public long SentAt { get; init; }

    /// <summary>How many activations forwarded the call without starting it.</summary>
    public int Forwards { get; set; }

    /// <summary>Whether the caller was answered or has given up; for a one-way call, whether the call has ended.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Whether a caller awaits the answer.</summary>
    public bool WantsAnswer => !_isMute && !IsSettled;

    /// <summary>Starts propagating the caller's cancellation to the method.</summary>
    public void Follow(CancellationToken caller)
    {
        if (caller.CanBeCanceled)
        {
            _cancellation = new CallCancellation(host, this, caller);
        }
    }

    /// <summary>Copies the call, as if the network had duplicated it. Nobody awaits the copy's answer.</summary>
    public GrainCall Copy()
    {
        var copy = Again(host.Transport(request), this);
        copy._isMute = true;
        return copy;
    }

    public override void Start(Activation activation)
    {
        request.SetTarget(activation);
        Follow(activation, request.Invoke());
    }

    /// <summary>Cancels the token that the method was given.</summary>
    public void CancelMethod() => request.TryCancel();

    /// <summary>Completes the caller's promise unless the caller has given up.</summary>
    public void Answer()
    {
        if (TrySettle())
        {
            SetResult(_response!);
        }
    }

    /// <summary>Fails the caller's promise unless it is already complete.</summary>
    public void Fail(Exception exception)
    {
        if (TrySettle())
        {
            SetException(exception);
        }
    }

    /// <summary>Abandons the caller's promise.</summary>
    public bool TrySettle()
    {
        if (IsSettled)
        {
            return false;
        }

        IsSettled = true;
        _cancellation?.Settle();
        return true;
    }

    protected abstract GrainCall Again(IInvokable copied, GrainCall original);

    protected abstract void SetResult(Response response);

    protected abstract void SetException(Exception exception);

    private void Follow(Activation activation, ValueTask<Response> running)
    {
        var awaiter = running.GetAwaiter();
        if (awaiter.IsCompleted)
        {
            End(activation, awaiter.GetResult());
        }
        else
        {
            awaiter.UnsafeOnCompleted(() => End(activation, awaiter.GetResult()));
        }
    }

    private void End(Activation activation, Response response)
    {
        if (response.Exception is Orleans.Storage.InconsistentStateException conflict && host.IsFirstSeen(conflict))
        {
            // Without the exception, which would be the answer to every waiting call.
            activation.Deactivate(new(DeactivationReasonCode.ApplicationError, "The stored state changed behind the activation's back."));
        }

        activation.Finish(this);
        if (WantsAnswer)
        {
            _response = host.TransportAnswer(response);
            host.SendAnswer(this);
        }
        else
        {
            TrySettle();
        }
    }
}
