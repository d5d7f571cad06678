namespace Swiper.Embedded;

/// <summary>The life of an engine. It never goes back.</summary>
internal enum EngineState
{
    /// <summary>The host has not started it.</summary>
    Created,

    /// <summary>It serves.</summary>
    Running,

    /// <summary>What has started is finished, the rest refused.</summary>
    Stopping,

    /// <summary>Nothing is left.</summary>
    Stopped,

    /// <summary>It fell over: no turn runs any more.</summary>
    Crashed,
}
