using Microsoft.Extensions.Logging;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains;

/// <summary>
/// A grain's state document, shown only once it is durable: readers that interleave with a write see the old state until the
/// write is acknowledged. After a failed write nobody knows what is stored, so the activation ends and its successor reads it again.
/// </summary>
internal sealed class Document<T>(IPersistentState<T> storage, ILogger log, Action deactivate)
    where T : class, new()
{
    /// <summary>Whether a write failed, so that <see cref="Current"/> may not be what is stored.</summary>
    public bool IsLost { get; private set; }

    /// <summary>The state as it is stored.</summary>
    public T Current { get; private set; } = storage.State;

    /// <summary>
    /// Reads the state again and writes it back, so that what is shown is what is stored and no write of an earlier activation, which expects the
    /// version before, can follow.
    /// </summary>
    /// <exception cref="StoreUnavailableException">It could not be read, or the write failed.</exception>
    public async Task TakeOver()
    {
        await Refresh();
        await Save(Current);
    }

    /// <summary>Makes sure that no other activation has written since this one read, before something is answered for which nothing is written.</summary>
    /// <exception cref="StoreUnavailableException">It could not be read, or was written; the activation ends.</exception>
    public async Task Verify()
    {
        var etag = storage.Etag;
        await Refresh();
        if (storage.Etag != etag)
        {
            IsLost = true;
            deactivate();
            throw new StoreUnavailableException("Another activation wrote this document.");
        }
    }

    /// <summary>Reads the state again, which another activation may have written.</summary>
    public async Task Refresh()
    {
        await storage.ReadStateAsync();
        Current = storage.State;
    }

    /// <summary>Writes a new state, then shows it.</summary>
    /// <exception cref="StoreUnavailableException">It may or may not have been written.</exception>
    public async Task Save(T next)
    {
        if (IsLost)
        {
            throw new StoreUnavailableException("An earlier write of this document failed.");
        }

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
            throw exception as StoreUnavailableException
                ?? new StoreUnavailableException($"Writing a {typeof(T).Name} failed.", exception);
        }

        Current = next;
    }
}
