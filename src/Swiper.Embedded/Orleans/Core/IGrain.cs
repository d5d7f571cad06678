using Orleans.Runtime;

namespace Orleans;

/// <summary>Marks the interface of a grain. Its methods return <see cref="Task"/> or <see cref="ValueTask"/>.</summary>
public interface IGrain : IAddressable;
