using System.Collections.Immutable;
using System.Globalization;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Media;

/// <inheritdoc cref="IPictureIndexGrain"/>
[GrainType("swiper.picture-index")]
internal sealed class PictureIndexGrain(IGrainContext context, IRelationStore store) : Grain(context), IPictureIndexGrain
{
    private const char Separator = '.';

    /// <inheritdoc/>
    public async Task<PictureOwners?> Find(PictureWork work, string? cursor, int limit)
    {
        if (!TryParse(cursor, out var shard, out var after))
        {
            return null;
        }

        var owners = ImmutableArray.CreateBuilder<long>();
        for (; shard < store.ShardCount; (shard, after) = (shard + 1, 0))
        {
            owners.AddRange(await store.Shard(shard).ReadPictureOwners(work, after, limit - owners.Count));
            if (owners.Count == limit)
            {
                var next = string.Create(CultureInfo.InvariantCulture, $"{shard}{Separator}{owners[^1]}");
                return new PictureOwners(owners.DrainToImmutable(), next);
            }
        }

        return new PictureOwners(owners.DrainToImmutable(), null);
    }

    private static bool TryParse(string? cursor, out int shard, out long after)
    {
        (shard, after) = (0, 0);
        if (cursor is null)
        {
            return true;
        }

        var middle = cursor.IndexOf(Separator, StringComparison.Ordinal);
        return middle > 0
            && int.TryParse(cursor.AsSpan(0, middle), NumberStyles.None, CultureInfo.InvariantCulture, out shard)
            && long.TryParse(cursor.AsSpan(middle + 1), NumberStyles.None, CultureInfo.InvariantCulture, out after)
            && Limits.IsUserId(after);
    }
}
