using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Swiper.Embedded;

/// <summary>What the engine logs. Never a key: keys can be phone numbers.</summary>
internal sealed partial class EngineLog(ILogger logger)
{
    [LoggerMessage(1, LogLevel.Error, "A grain of type {GrainType} failed to activate.")]
    public partial void ActivationFailed(Exception exception, GrainType grainType);

    [LoggerMessage(2, LogLevel.Error, "A grain of type {GrainType} failed in OnDeactivateAsync.")]
    public partial void DeactivationFailed(Exception exception, GrainType grainType);

    [LoggerMessage(3, LogLevel.Warning, "A grain of type {GrainType} failed to be disposed of.")]
    public partial void DisposeFailed(Exception exception, GrainType grainType);

    [LoggerMessage(4, LogLevel.Warning, "A timer of a grain of type {GrainType} failed.")]
    public partial void TickFailed(Exception exception, GrainType grainType);

    [LoggerMessage(5, LogLevel.Warning, "The time to stop in was over before all grains had ended.")]
    public partial void StopGaveUp();
}
