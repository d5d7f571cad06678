namespace Swiper.Api.Media;

/// <summary>Keeps pictures. Their keys come from <see cref="MediaKey.New"/>; anything else is no key and names nothing.</summary>
internal interface IMediaStore
{
    /// <summary>Stores a file under a fresh key; when it completes, the file is there whole.</summary>
    /// <exception cref="Grains.Interfaces.Storage.StoreUnavailableException">The store is away or full.</exception>
    Task Put(string key, ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken);

    /// <summary>Deletes a file. Harmless when it is not there.</summary>
    /// <exception cref="Grains.Interfaces.Storage.StoreUnavailableException">The store is away.</exception>
    Task Delete(string key, CancellationToken cancellationToken);

    /// <summary>The address an app loads the file from: absolute, or a path on this server that <see cref="Open"/> serves.</summary>
    string UrlFor(string key);

    /// <summary>Opens a file for serving; null where there is none, or where the store serves its files itself.</summary>
    ValueTask<Stream?> Open(string key, CancellationToken cancellationToken);
}
