using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage;

internal static class RelationWriteExtensions
{
    /// <summary>Refuses an inconsistent write: a bug in the caller, which must not reach a batch shared with others.</summary>
    internal static void ThrowUnlessSound(this RelationWrite write)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(write.ExpectedEpoch, nameof(write));
        if (write.Rows.IsDefault)
        {
            throw new ArgumentException("The rows are missing.", nameof(write));
        }

        foreach (var row in write.Rows)
        {
            if (row.Owner != write.Owner)
            {
                throw new ArgumentException("A row belongs to another owner.", nameof(write));
            }

            StoreText.Check(row.Note, nameof(write), Limits.NoteMaxBytes);
            StoreText.Check(row.HeardNote, nameof(write), Limits.NoteMaxBytes);
        }
        if (write.Head is not { } head)
        {
            return;
        }

        if (head.Owner != write.Owner)
        {
            throw new ArgumentException("The head belongs to another owner.", nameof(write));
        }

        if (head.Epoch != write.ExpectedEpoch && head.Epoch != write.ExpectedEpoch + 1)
        {
            throw new ArgumentException("The head's epoch is neither the expected one nor the next.", nameof(write));
        }

        foreach (var pool in head.Pools)
        {
            StoreText.Check(pool, nameof(write));
        }

        foreach (var nickname in head.Nicknames)
        {
            StoreText.Check(nickname, nameof(write));
        }
    }
}
