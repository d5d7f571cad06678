using Swiper.Silo.Robots;

namespace Swiper.Api.Media;

/// <summary>Keeps pictures under keys from <see cref="MediaKey"/>; any other text names nothing.</summary>
internal interface IMediaStore
{
    /// <summary>Stores a file under a fresh key, atomically.</summary>
    /// <exception cref="Grains.Interfaces.Storage.StoreUnavailableException">The store is away or full.</exception>
    Task Put(string key, ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken);

    /// <summary>Deletes a file. Idempotent.</summary>
    /// <exception cref="Grains.Interfaces.Storage.StoreUnavailableException">The store is away.</exception>
    Task Delete(string key, CancellationToken cancellationToken);

    /// <summary>Copies a file to another key, atomically; does nothing if there is no such file. Idempotent.</summary>
    /// <exception cref="Grains.Interfaces.Storage.StoreUnavailableException">The store is away or full.</exception>
    Task Copy(string key, string to, CancellationToken cancellationToken);

    /// <summary>
    /// The address that everybody loads the file from: absolute, or a path on this server that <see cref="Open"/> serves. Of a file that needs a
    /// signature it works for hours.
    /// </summary>
    string UrlFor(string key);

    /// <summary>The address that one user loads the file from, for an hour.</summary>
    string UrlFor(string key, long viewer);

    /// <summary>Opens a file for serving; null if it does not exist, or if the store serves its files itself.</summary>
    ValueTask<Stream?> Open(string key, CancellationToken cancellationToken);
}

internal static class MediaStoreExtensions
{
    /// <summary>The path under which this server serves pictures.</summary>
    public const string OwnPath = "/media/";

    /// <summary>The address of a picture: a store's, or this server's own if it is one that it draws.</summary>
    public static string AddressOf(this IMediaStore media, string key) => RobotPicture.IsKey(key) ? OwnPath + key : media.UrlFor(key);
}
