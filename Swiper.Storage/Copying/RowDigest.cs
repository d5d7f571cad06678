using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Swiper.Storage.Copying;

/// <summary>A count and a checksum of rows, independent of their order and of how databases divide them.</summary>
internal sealed class RowDigest
{
    private const byte NullTag = 0;
    private const byte ValueTag = 1;

    private readonly ArrayBufferWriter<byte> _row = new();
    private ulong _sum;

    internal long Count { get; private set; }

    internal bool Equals(RowDigest other) => (Count, _sum) == (other.Count, other._sum);

    internal void Add(object?[] row)
    {
        _row.ResetWrittenCount();
        foreach (var value in row)
        {
            Append(value);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_row.WrittenSpan, hash);
        _sum += BinaryPrimitives.ReadUInt64LittleEndian(hash);
        Count++;
    }

    internal void Add(RowDigest other) => (Count, _sum) = (Count + other.Count, _sum + other._sum);

    /// <summary>Prefixes each value with its length, so that no two different rows encode alike.</summary>
    private void Append(object? value)
    {
        _row.Write([value is null ? NullTag : ValueTag]);
        switch (value)
        {
            case long number:
                AppendNumber(number);
                break;
            case string text:
                AppendNumber(Encoding.UTF8.GetByteCount(text));
                Encoding.UTF8.GetBytes(text, _row);
                break;
            case byte[] bytes:
                AppendNumber(bytes.Length);
                _row.Write(bytes);
                break;
        }
    }

    private void AppendNumber(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_row.GetSpan(sizeof(long)), number);
        _row.Advance(sizeof(long));
    }
}
