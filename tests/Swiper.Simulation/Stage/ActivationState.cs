namespace Swiper.Simulation.Stage;

/// <summary>The life of an activation. It never goes back.</summary>
internal enum ActivationState
{
    /// <summary>Somebody called; nothing has run.</summary>
    Creating,

    /// <summary>The grain is constructed, its documents are read, <c>OnActivateAsync</c> runs.</summary>
    Activating,

    /// <summary>It serves requests.</summary>
    Valid,

    /// <summary>It ends when the last request that runs has ended; new ones wait for the next activation.</summary>
    Deactivating,

    /// <summary>It has ended.</summary>
    Invalid,
}
