namespace Swiper.Cli.Chaos.Scenarios;

/// <summary>One kind of trouble.</summary>
/// <param name="Name">How it is asked for.</param>
/// <param name="Description">What happens.</param>
/// <param name="Ground">Where it can happen.</param>
/// <param name="Happen">Makes it happen, and returns when what was done is undone: the cluster has to mend from there.</param>
internal sealed record Scenario(string Name, string Description, Ground Ground, Func<Site, CancellationToken, Task> Happen)
{
    /// <summary>Whether no request may fail at all, not even with 1503.</summary>
    public bool IsSeamless { get; init; }
}

/// <summary>Where a cluster's servers are.</summary>
internal enum Ground
{
    /// <summary>Each a process of this machine.</summary>
    Machine,

    /// <summary>Each in a network namespace of its own.</summary>
    Namespaces,

    /// <summary>Behind relays that delay what passes.</summary>
    SlowLinks,
}
