using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Health;

namespace Swiper.Silo.Health;

/// <inheritdoc cref="IPulseGrain"/>
[GrainType("swiper.pulse")]
internal sealed class PulseGrain(IGrainContext context, StoreProbe stores) : Grain(context), IPulseGrain
{
    public Task Beat()
    {
        // Each is called only once.
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task<bool> CanStore()
    {
        DeactivateOnIdle();
        return (await stores.Failures()).Length == 0;
    }
}

/// <summary>Asks several pulses and takes the first good answer: one of them may belong on a silo that has just died.</summary>
internal sealed class Pulses(IGrainFactory grains, IEntropy entropy)
{
    private const int Asked = 3;

    /// <summary>Whether one of them answers well; if none does, why the first of them failed.</summary>
    public async Task<(bool IsWell, Exception? Failure)> Ask(Func<IPulseGrain, Task<bool>> ask, CancellationToken cancellationToken)
    {
        var answers = Enumerable.Range(0, Asked).Select(_ => ask(grains.GetGrain<IPulseGrain>(Key()))).ToList();
        Exception? failure = null;
        await foreach (var answer in Task.WhenEach(answers).WithCancellation(cancellationToken))
        {
            if (answer.IsCompletedSuccessfully && await answer)
            {
                return (true, null);
            }

            failure ??= answer.Exception?.InnerException;
        }

        return (false, failure);
    }

    private long Key()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        entropy.Fill(bytes);
        return BitConverter.ToInt64(bytes);
    }
}
