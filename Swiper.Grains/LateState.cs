using Orleans.Storage;

namespace Swiper.Grains;

/// <summary>
/// A grain's state that is read when it is first needed, and not before the grain serves its first call as <c>[PersistentState]</c> would have it: who
/// only hears of a like needs no profile. Used by one caller at a time.
/// </summary>
internal sealed class LateState<T>(IGrainStorage store, string name, GrainId grain) : IPersistentState<T>
    where T : class, new()
{
    private readonly GrainState<T> _stored = new(new T());

    public T State
    {
        get => _stored.State ?? new T();
        set => _stored.State = value;
    }

    public string? Etag => _stored.ETag;

    public bool RecordExists => _stored.RecordExists;

    public Task ReadStateAsync() => store.ReadStateAsync(name, grain, _stored);

    public Task WriteStateAsync() => store.WriteStateAsync(name, grain, _stored);

    public Task ClearStateAsync() => store.ClearStateAsync(name, grain, _stored);
}
