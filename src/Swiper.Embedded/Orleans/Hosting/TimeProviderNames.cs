namespace Orleans.Runtime;

/// <summary>Keys under which a <see cref="TimeProvider"/> can be registered for one area; without that the unkeyed one serves.</summary>
public static class TimeProviderNames
{
    /// <summary>Grain timers.</summary>
    public const string Grains = "Orleans.Grains";

    /// <summary>Timeouts of calls.</summary>
    public const string Messaging = "Orleans.Messaging";

    /// <summary>Idle collection, and the limits of activating and deactivating.</summary>
    public const string ActivationManagement = "Orleans.ActivationManagement";
}
