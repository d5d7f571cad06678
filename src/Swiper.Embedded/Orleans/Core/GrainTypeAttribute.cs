using Orleans.Runtime;

namespace Orleans;

/// <summary>Names a grain class in identities, and so in what is stored; without it the name is the class's, in lower case, without "Grain".</summary>
/// <param name="grainType">The name.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    internal GrainType GrainType { get; } = GrainType.Create(grainType);
}
