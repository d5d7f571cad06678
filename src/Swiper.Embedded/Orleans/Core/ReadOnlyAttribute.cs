namespace Orleans.Concurrency;

/// <summary>The method changes nothing: it may run while other read-only requests of the activation run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
