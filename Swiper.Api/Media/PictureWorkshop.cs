using SkiaSharp;

namespace Swiper.Api.Media;

/// <summary>Limits the cost of uploads: 64 at a time, two of them a user's, and one decoder per processor.</summary>
internal sealed class PictureWorkshop : IDisposable
{
    /// <summary>Uploads at a time; each holds its file in memory.</summary>
    private const int MaxUploads = 64;

    /// <summary>Uploads at a time of one user, who could otherwise keep everybody else waiting with a few slow ones.</summary>
    private const int MaxUploadsOfAUser = 2;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, int> _uploads = [];
    private readonly SemaphoreSlim _decoders = new(Environment.ProcessorCount);
    private int _count;

    public PictureWorkshop() => FreedMemory.ReturnAtOnce();

    /// <summary>Reserves a slot for a user's upload; returns why there is none, or null.</summary>
    public ErrorCode? Enter(long userId)
    {
        lock (_gate)
        {
            var own = _uploads.GetValueOrDefault(userId);
            if (own >= MaxUploadsOfAUser)
            {
                return ErrorCode.TOO_MANY_REQUESTS;
            }

            if (_count >= MaxUploads)
            {
                return ErrorCode.UNAVAILABLE;
            }

            _uploads[userId] = own + 1;
            _count++;
            return null;
        }
    }

    /// <summary>Releases the slot.</summary>
    public void Leave(long userId)
    {
        lock (_gate)
        {
            _count--;
            if (--_uploads[userId] == 0)
            {
                _uploads.Remove(userId);
            }
        }
    }

    /// <summary>Cleans a picture off the request's thread; null if it is not accepted.</summary>
    public async Task<Picture?> Clean(SKData upload, CancellationToken cancellationToken)
    {
        await _decoders.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => PictureCleaner.Clean(upload), cancellationToken);
        }
        finally
        {
            _decoders.Release();
        }
    }

    public void Dispose() => _decoders.Dispose();
}
