using Microsoft.Extensions.Logging;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains;

/// <summary>
/// A grain's state document. A new state shows only once it is durable: readers that interleave with a write see the old one. After a failed write
/// the stored state is unknown, so the activation ends and its successor reads it again.
/// </summary>
internal sealed class Document<T>(IPersistentState<T> storage, ILogger log, Action deactivate)
    where T : class, new()
{
    /// <summary>The last use of the storage; the next waits for it, because each leaves the state and its etag behind.</summary>
    private Task _turn = Task.CompletedTask;

    /// <summary>Whether a write failed, so that <see cref="Current"/> may differ from what is stored.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Whether the state was read, so that <see cref="Current"/> is what is stored.</summary>
    public bool IsLoaded { get; private set; } = storage is not LateState<T>;

    /// <summary>The last state known to be stored.</summary>
    public T Current { get; private set; } = storage.State;

    /// <summary>Reads a <see cref="LateState{T}"/>, once.</summary>
    /// <exception cref="StoreUnavailableException">Reading failed.</exception>
    public ValueTask Load() => IsLoaded ? default : new(InTurn(() => IsLoaded ? Task.CompletedTask : Read()));

    /// <summary>
    /// Reads the state again and writes it back. Then <see cref="Current"/> is what is stored, and a late write of an earlier activation fails on its
    /// stale etag.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Reading or writing failed.</exception>
    public async Task TakeOver()
    {
        await Refresh();
        await Save(Current);
    }

    /// <summary>Checks that no other activation has written since this one read. Call before answering from memory without a write.</summary>
    /// <exception cref="StoreUnavailableException">Reading failed, or another activation wrote. In that case this activation ends.</exception>
    public Task Verify() => InTurn(async () =>
    {
        ThrowIfLost();
        var etag = storage.Etag;
        await Read();
        if (storage.Etag != etag)
        {
            IsLost = true;
            deactivate();
            throw new StoreUnavailableException("Another activation wrote this document.");
        }
    });

    /// <summary>Reads the state again, in case another activation wrote it.</summary>
    public Task Refresh() => InTurn(Read);

    /// <summary>Writes a new state, then shows it.</summary>
    /// <exception cref="StoreUnavailableException">The state may or may not have been written.</exception>
    public Task Save(T next) => InTurn(async () =>
    {
        ThrowIfLost();
        storage.State = next;
        try
        {
            await storage.WriteStateAsync();
        }
        catch (Exception exception)
        {
            IsLost = true;
            storage.State = Current;
            deactivate();
            Log.DocumentLost(log, exception, typeof(T).Name);
            throw exception as StoreUnavailableException ?? new StoreUnavailableException($"Writing a {typeof(T).Name} failed.");
        }

        Current = next;
    });

    private async Task Read()
    {
        await storage.ReadStateAsync();
        Current = storage.State;
        IsLoaded = true;
    }

    private async Task InTurn(Func<Task> use)
    {
        var before = _turn;
        var turn = new TaskCompletionSource();
        _turn = turn.Task;
        await before;
        try
        {
            await use();
        }
        finally
        {
            turn.SetResult();
        }
    }

    private void ThrowIfLost()
    {
        if (IsLost)
        {
            throw new StoreUnavailableException("An earlier use of this document failed.");
        }
    }
}
