using Orleans;

namespace Swiper.Embedded;

// How the engine starts, stops and falls over.
internal sealed partial class Engine
{
    public void Start()
    {
        if (_state != EngineState.Created)
        {
            throw new InvalidOperationException($"The engine is {_state}; it starts once.");
        }

        _state = EngineState.Running;
        StartClocks();
    }

    /// <summary>Finishes what has started and refuses the rest.</summary>
    /// <param name="giveUp">When to leave the unfinished as it is.</param>
    public async Task Stop(CancellationToken giveUp)
    {
        if (_state != EngineState.Running)
        {
            return;
        }

        _state = EngineState.Stopping;
        try
        {
            // Once more where a call was just creating an activation; from now on none does.
            var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "This process is terminating.");
            while (Activations.ToArray() is { Length: > 0 } activations)
            {
                foreach (var activation in activations)
                {
                    activation.Deactivate(reason, giveUp);
                }

                await Task.WhenAll(activations.Select(activation => activation.Deactivated)).WaitAsync(giveUp);
            }
        }
        catch (OperationCanceledException)
        {
            Log.StopGaveUp();
        }

        // A crash meanwhile has the last word.
        Interlocked.CompareExchange(ref _state, EngineState.Stopped, EngineState.Stopping);
        StopClocks();
        FailAll(Activations.ToArray());
    }

    /// <summary>Ends everything between two turns, as a power cut would: no turn runs any more, and nothing is told to the grains.</summary>
    public void Crash()
    {
        _state = EngineState.Crashed;
        StopClocks();
        var activations = Activations.ToArray();
        foreach (var activation in activations)
        {
            activation.Abandon();
        }

        FailAll(activations);
    }

    private void FailAll(Activation[] activations)
    {
        List<GrainRequest> requests;
        lock (_sweepLock)
        {
            requests = _tracked;
            _tracked = [];
        }

        foreach (var activation in activations)
        {
            requests.AddRange(activation.TakeRequests());
        }

        foreach (var request in requests)
        {
            // Callers outside live on and must know; on a crash those inside are gone themselves.
            if (request.Caller is null || !HasCrashed)
            {
                Refuse(request, Unavailable());
            }
        }
    }
}
