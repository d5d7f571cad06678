namespace Orleans.Core;

/// <summary>One stored document of a grain, and its content.</summary>
/// <typeparam name="TState">The type of the content.</typeparam>
public interface IStorage<TState> : IStorage
{
    /// <summary>The content in memory.</summary>
    TState State { get; set; }
}
