namespace Orleans;

/// <summary>Kinds of reasons for which an activation ends. The values are Orleans' own; those of a cluster never occur here.</summary>
public enum DeactivationReasonCode : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>The host shuts down.</summary>
    ShuttingDown,

    /// <summary>The grain could not be created or activated.</summary>
    ActivationFailed,

    /// <summary>The grain directory failed.</summary>
    DirectoryFailure,

    /// <summary>Nobody called for a while.</summary>
    ActivationIdle,

    /// <summary>The activation is stuck.</summary>
    ActivationUnresponsive,

    /// <summary>There is another activation of the same grain.</summary>
    DuplicateActivation,

    /// <summary>A request needs another version.</summary>
    IncompatibleRequest,

    /// <summary>The grain failed.</summary>
    ApplicationError,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested,

    /// <summary>The grain moves to another host.</summary>
    Migrating,

    /// <summary>The engine asked for it.</summary>
    RuntimeRequested,

    /// <summary>Memory is short.</summary>
    HighMemoryPressure,
}
