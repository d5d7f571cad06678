using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Swiper.Grains.Interfaces.Media;

/// <summary>Finds users by what is to be done with their pictures. Key: 0.</summary>
[Alias("swiper.picture-index")]
public interface IPictureIndexGrain : IGrainWithIntegerKey
{
    /// <summary>Reads a page of users. Null if the cursor is malformed.</summary>
    /// <param name="work">What is to be done.</param>
    /// <param name="cursor">From <see cref="PictureOwners.Next"/>; null for the first page.</param>
    /// <param name="limit">The size of a page.</param>
    [Alias("Find"), Idempotent, AlwaysInterleave]
    Task<PictureOwners?> Find(PictureWork work, string? cursor, int limit);
}

/// <summary>What is to be done with a user's pictures.</summary>
[Flags]
public enum PictureWork
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An operator is to review photos.</summary>
    Review = 1,

    /// <summary>Files are being stored or are to be deleted.</summary>
    Cleaning = 2,
}

/// <summary>A page of users.</summary>
/// <param name="Owners">Their ids.</param>
/// <param name="Next">The cursor of the next page, or null after the last.</param>
[GenerateSerializer, Immutable, Alias("swiper.picture-owners")]
public sealed record PictureOwners([property: Id(0)] ImmutableArray<long> Owners, [property: Id(1)] string? Next);
