using SkiaSharp;

namespace Swiper.Api.Media.Png;

/// <summary>The packed rows of a PNG: the bodies of all its IDAT chunks, read where they are in the file.</summary>
internal sealed class PngPixels(SKData file) : Stream
{
    private int _next = PngChunk.First;
    private PngChunk _rest;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var bytes = file.AsSpan();
        while (_rest is not { Kind: PngChunk.Pixels, Length: > 0 })
        {
            if (!PngChunk.TryRead(bytes, ref _next, out _rest))
            {
                return 0;
            }
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        bytes.Slice(_rest.Start, count).CopyTo(buffer);
        _rest = _rest with { Start = _rest.Start + count, Length = _rest.Length - count };
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
