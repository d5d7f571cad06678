using Swiper.Grains.Interfaces.Storage;
using Swiper.Silo.Hosting;

namespace Swiper.Api.Media;

/// <summary>
/// Keeps pictures in a folder, spread over 256 subfolders by the first digits of their keys. A crash leaves at most an orphaned file.
/// </summary>
/// <param name="folder">The folder; created with the first picture.</param>
/// <param name="baseUrl">What addresses begin with; ends with a slash.</param>
/// <param name="signer">Signs the addresses of photos.</param>
/// <param name="logger">Gets the cause of failures, which callers are not told.</param>
internal sealed class LocalMediaStore(string folder, string baseUrl, PictureSigner signer, ILogger<LocalMediaStore> logger) : IMediaStore
{
    private const int SubfolderDigits = 2;

    public async Task Put(string key, ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken)
    {
        if (MediaKey.ContentTypeOf(key) != contentType)
        {
            throw new ArgumentException("The key is not one for a file of this type.", nameof(key));
        }

        var path = PathOf(key);
        try
        {
            OwnerOnly.CreateFolder(Path.GetDirectoryName(path)!);
            await OwnerOnly.ReplaceFile(path, content, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(exception);
        }
    }

    public Task Delete(string key, CancellationToken cancellationToken)
    {
        try
        {
            if (MediaKey.IsValid(key))
            {
                OwnerOnly.DeleteFile(PathOf(key));
            }
        }
        catch (DirectoryNotFoundException)
        {
            // The subfolder was never created, so neither was the file.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(exception);
        }

        return Task.CompletedTask;
    }

    public async Task Copy(string key, string to, CancellationToken cancellationToken)
    {
        await using var file = await Open(key, cancellationToken);
        if (file is null)
        {
            return;
        }

        using var content = new MemoryStream();
        try
        {
            await file.CopyToAsync(content, cancellationToken);
        }
        catch (IOException exception)
        {
            throw Unavailable(exception);
        }

        await Put(to, content.GetBuffer().AsMemory(0, (int)content.Length), MediaKey.ContentTypeOf(key)!, cancellationToken);
    }

    public string UrlFor(string key) => baseUrl + key + (MediaKey.NeedsSignature(key) ? signer.SignForEverybody(key) : "");

    // At this server: a content network must not see what is for one person, who is known by their session.
    public string UrlFor(string key, long viewer) => MediaStoreExtensions.OwnPath + key + signer.Sign(key, viewer);

    public ValueTask<Stream?> Open(string key, CancellationToken cancellationToken)
    {
        if (!MediaKey.IsValid(key))
        {
            return new((Stream?)null);
        }

        try
        {
            return new(new FileStream(PathOf(key), new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan }));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new((Stream?)null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(exception);
        }
    }

    private StoreUnavailableException Unavailable(Exception exception)
    {
        Log.MediaFolderFailed(logger, exception);
        return new("The media folder cannot be used: " + exception.GetType().Name);
    }

    /// <summary>The key must be valid: hex digits and an extension cannot leave the folder.</summary>
    private string PathOf(string key) => Path.Combine(folder, key[..SubfolderDigits], key);
}
