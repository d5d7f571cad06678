namespace Swiper.Api.Media;

/// <summary>Bounds what uploads may cost: so many at a time, and one decoder a processor.</summary>
internal sealed class PictureWorkshop : IDisposable
{
    /// <summary>Uploads at a time; each holds its file in memory.</summary>
    private const int MaxUploads = 64;

    private readonly SemaphoreSlim _uploads = new(MaxUploads);
    private readonly SemaphoreSlim _decoders = new(Environment.ProcessorCount);

    /// <summary>Takes a place for an upload; false where all are taken.</summary>
    public bool TryEnter() => _uploads.Wait(0);

    /// <summary>Gives the place back.</summary>
    public void Leave() => _uploads.Release();

    /// <summary>Cleans a picture off the request's thread; null where it is not taken.</summary>
    public async Task<Picture?> Clean(ReadOnlyMemory<byte> upload, CancellationToken cancellationToken)
    {
        await _decoders.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => PictureCleaner.Clean(upload.Span), cancellationToken);
        }
        finally
        {
            _decoders.Release();
        }
    }

    public void Dispose()
    {
        _uploads.Dispose();
        _decoders.Dispose();
    }
}
