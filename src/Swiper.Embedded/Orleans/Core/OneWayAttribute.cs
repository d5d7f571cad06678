namespace Orleans.Concurrency;

/// <summary>Calls complete at once, without waiting for the method, and never see its exception.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;
