namespace Orleans;

/// <summary>Asks for a serialiser. Nothing is serialised here; it matters on a cluster.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute
{
    /// <summary>Whether the parameters of a primary constructor are members.</summary>
    public bool IncludePrimaryConstructorParameters { get; init; }
}
