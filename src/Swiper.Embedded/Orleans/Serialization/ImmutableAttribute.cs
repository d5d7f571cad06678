namespace Orleans;

/// <summary>Says that a value never changes, so that Orleans need not copy it. The embedded engine copies nothing: messages must be immutable.</summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.ReturnValue,
    Inherited = false)]
public sealed class ImmutableAttribute : Attribute;
