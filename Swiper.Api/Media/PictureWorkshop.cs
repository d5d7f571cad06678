namespace Swiper.Api.Media;

/// <summary>Limits the cost of uploads: 64 at a time, and one decoder per processor.</summary>
internal sealed class PictureWorkshop : IDisposable
{
    /// <summary>Uploads at a time; each holds its file in memory.</summary>
    private const int MaxUploads = 64;

    private readonly SemaphoreSlim _uploads = new(MaxUploads);
    private readonly SemaphoreSlim _decoders = new(Environment.ProcessorCount);

    /// <summary>Reserves a slot for an upload; false if all are in use.</summary>
    public bool TryEnter() => _uploads.Wait(0);

    /// <summary>Releases the slot.</summary>
    public void Leave() => _uploads.Release();

    /// <summary>Cleans a picture off the request's thread; null if it is not accepted.</summary>
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
