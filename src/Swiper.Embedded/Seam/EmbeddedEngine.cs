using Orleans;
using Orleans.Runtime;

namespace Swiper.Embedded;

/// <summary>Does to a running engine what a cluster, a clock or a power cut would. Injectable; for simulations and tests.</summary>
public sealed class EmbeddedEngine
{
    private readonly Engine _engine;

    internal EmbeddedEngine(Engine engine) => _engine = engine;

    /// <summary>The grains that have an activation, oldest activation first; a grain with two activations comes twice.</summary>
    public IReadOnlyList<IGrainContext> Activations => _engine.Activations.ToArray();

    /// <summary>Ends an activation as idle collection would, without waiting for it to be idle.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Collect(GrainId grain)
    {
        if (_engine.Classes.Named(grain.Type).FindExisting(grain.Key) is not { } activation)
        {
            return false;
        }

        activation.Deactivate(new(DeactivationReasonCode.ActivationIdle, "The activation was collected on request."));
        return true;
    }

    /// <summary>
    /// Gives a grain a second activation, as a cluster can while it disagrees about who is alive. New requests go to the new one; the old one
    /// finishes what it has, its timers go on, and it can be sent more by <see cref="GrainMessage.Deliver(IGrainContext)"/> until it ends.
    /// </summary>
    /// <returns>The old activation; null when there is none, and then nothing has changed.</returns>
    public IGrainContext? Duplicate(GrainId grain) => _engine.Classes.Named(grain.Type).Supersede(grain.Key);

    /// <summary>
    /// Ends everything at once, as a power cut would: no turn runs any more and <see cref="IGrainBase.OnDeactivateAsync"/> is not called.
    /// Callers outside the grains see <see cref="SiloUnavailableException"/>. The host must be disposed of; a new one takes its place.
    /// </summary>
    public void Crash() => _engine.Crash();
}
