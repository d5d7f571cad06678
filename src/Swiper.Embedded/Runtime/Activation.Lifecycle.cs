using Orleans;
using Orleans.Runtime;

namespace Swiper.Embedded;

// How an activation begins and ends. Both run as turns, and no request runs meanwhile.
internal sealed partial class Activation
{
    private async Task Begin()
    {
        using var beginning = new Beginning(Engine.Collection.ActivationTimeout, Engine.ActivationClock);
        _beginning = beginning;
        try
        {
            _instance = grainClass.CreateInstance(this);
            await Task.WhenAll(beginning.States.Select(state => state.ReadStateAsync())).WaitAsync(beginning.Token);
            if (_instance is IGrainBase grain)
            {
                await grain.OnActivateAsync(beginning.Token).WaitAsync(beginning.Token);
            }

            lock (this)
            {
                if (_state == ActivationState.Activating)
                {
                    _state = ActivationState.Valid;
                }
            }
        }
        catch (Exception exception)
        {
            // Unless it was told to end meanwhile, which cancels what it does.
            if (_state == ActivationState.Activating)
            {
                Engine.Log.ActivationFailed(exception, grainClass.GrainType);
            }

            Deactivate(new(DeactivationReasonCode.ActivationFailed, exception, "Failed to activate grain."));
        }
        finally
        {
            lock (this)
            {
                _beginning = null;
            }
        }
    }

    private async Task End()
    {
        var reason = Extras.Reason;
        DisposeTimers();
        if (Extras.WasValid && _instance is IGrainBase grain)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(Extras.EndToken);
            using var timer = Engine.ActivationClock.CreateTimer(
                static limit => ((CancellationTokenSource)limit!).Cancel(), limit, Engine.Collection.DeactivationTimeout, Timeout.InfiniteTimeSpan);
            try
            {
                await grain.OnDeactivateAsync(reason, limit.Token).WaitAsync(limit.Token);
            }
            catch (Exception exception)
            {
                // It ends all the same.
                Engine.Log.DeactivationFailed(exception, grainClass.GrainType);
            }
        }

        // From here on new requests find a new activation.
        grainClass.Remove(this);
        TaskCompletionSource? ended;
        lock (this)
        {
            _state = ActivationState.Invalid;
            ended = Extras.Ended;
        }

        await DisposeInstance();
        if (ended is not null)
        {
            Engine.Scheduler.Post(ended.SetResult);
        }

        PassOn(TakeWaiting(), reason.Exception);
    }

    private void DisposeTimers()
    {
        List<GrainTimer>? timers;
        lock (this)
        {
            timers = Extras.Timers;
            Extras.Timers = null;
        }

        timers?.ForEach(timer => timer.Dispose());
    }

    private async Task DisposeInstance()
    {
        try
        {
            if (_instance is IAsyncDisposable asyncDisposable)
            {
                await asyncDisposable.DisposeAsync();
            }
            else
            {
                (_instance as IDisposable)?.Dispose();
            }

            if (Extras.Scope is { } scope)
            {
                await scope.DisposeAsync();
            }
        }
        catch (Exception exception)
        {
            Engine.Log.DisposeFailed(exception, grainClass.GrainType);
        }
    }

    // What waited goes to the next activation, or shares the fate of the one it caused.
    private void PassOn(List<GrainRequest> waiting, Exception? failure)
    {
        foreach (var request in waiting)
        {
            if (request.IsLocal)
            {
                continue;
            }

            if (failure is not null)
            {
                Engine.Refuse(request, failure);
            }
            else if (request.Forwards++ < Engine.Messaging.MaxForwardCount)
            {
                Engine.Route(grainClass, key, request);
            }
            else
            {
                Engine.Refuse(request, new OrleansMessageRejectionException(
                    $"{request.Forwards - 1} activations of {GrainId} in turn ended before they could serve the request: {Extras.Reason.Description}"));
            }
        }
    }
}
