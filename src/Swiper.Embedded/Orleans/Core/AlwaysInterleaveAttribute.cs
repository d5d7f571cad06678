namespace Orleans.Concurrency;

/// <summary>The method may start at any time between the turns of other requests, and others while it waits.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
