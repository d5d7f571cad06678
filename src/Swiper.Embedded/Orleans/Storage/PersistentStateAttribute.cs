namespace Orleans.Runtime;

/// <summary>Asks for a document; goes on a constructor parameter of type <see cref="IPersistentState{TState}"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class PersistentStateAttribute : Attribute
{
    /// <summary>Names the document.</summary>
    /// <param name="stateName">Its name within the grain; empty for the parameter's.</param>
    /// <param name="storageName">The name of the store; null for the default one.</param>
    public PersistentStateAttribute(string stateName, string? storageName = null)
    {
        ArgumentNullException.ThrowIfNull(stateName);
        StateName = stateName;
        StorageName = storageName;
    }

    /// <summary>The document's name within the grain.</summary>
    public string StateName { get; }

    /// <summary>The name of the store.</summary>
    public string? StorageName { get; }
}
