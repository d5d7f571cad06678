namespace Orleans.Concurrency;

/// <summary>Every request of the grain may start while others wait for something. Turns still never run at once.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;
