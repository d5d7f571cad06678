using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>
/// A document a grain asks for with <see cref="PersistentStateAttribute"/>. It is read before <see cref="IGrainBase.OnActivateAsync"/>.
/// A write or clear whose version is no longer the stored one throws <see cref="Storage.InconsistentStateException"/>, which ends the
/// activation when the grain lets it escape.
/// </summary>
/// <typeparam name="TState">The type of the content.</typeparam>
public interface IPersistentState<TState> : IStorage<TState>;
