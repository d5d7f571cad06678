namespace Orleans.Configuration;

/// <summary>Options of the beginning and end of activations.</summary>
public class GrainCollectionOptions
{
    /// <summary>How often idle activations are looked for.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an activation is idle before it ends. More than the quantum.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long activating may take.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long deactivating may take.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    internal void Validate()
    {
        if (CollectionQuantum <= TimeSpan.Zero)
        {
            throw new Runtime.OrleansConfigurationException(
                $"{nameof(CollectionQuantum)} is set to {CollectionQuantum}. It must be greater than 0.");
        }

        if (CollectionAge <= CollectionQuantum)
        {
            throw new Runtime.OrleansConfigurationException(
                $"{nameof(CollectionAge)} is set to {CollectionAge}. It must be greater than {nameof(CollectionQuantum)}, which is set to {CollectionQuantum}.");
        }
    }
}
