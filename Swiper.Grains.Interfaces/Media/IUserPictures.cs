using System.Collections.Immutable;
using Orleans.Concurrency;
using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Grains.Interfaces.Media;

/// <summary>
/// One user's pictures, for their own requests. Key: the user's id. A file is announced, stored, and then named, as the avatar or a photo; so whatever
/// is stored and not named can be found. Every method refuses with <see cref="ErrorCode.LOGIN_ERROR"/> if the session has ended, and throws
/// <see cref="Storage.StoreUnavailableException"/> if a store is unavailable.
/// </summary>
[Alias("swiper.user-pictures")]
public interface IUserPictures : IGrainWithIntegerKey
{
    /// <summary>
    /// Announces a file that is about to be stored. It must be named within <see cref="Limits.UploadLifetime"/>. Refusals:
    /// <see cref="ErrorCode.LIMIT_REACHED"/> for one photo too many, <see cref="ErrorCode.UNAVAILABLE"/> while too many files wait for their deletion.
    /// </summary>
    /// <param name="proof">The session.</param>
    /// <param name="key">A fresh key.</param>
    /// <param name="isPhoto">Whether it is to become a photo, and not the avatar.</param>
    [Alias("Announce")]
    Task<Refusal?> Announce(SessionProof proof, string key, bool isPhoto);

    /// <summary>Shows an announced file as the avatar. Refusals: <see cref="ErrorCode.UNAVAILABLE"/> if it is not announced any more.</summary>
    [Alias("SetAvatar")]
    Task<Refusal?> SetAvatar(SessionProof proof, string key);

    /// <summary>Removes the avatar. A repeat changes nothing.</summary>
    [Alias("RemoveAvatar")]
    Task<Refusal?> RemoveAvatar(SessionProof proof);

    /// <summary>
    /// Adds an announced file behind the other photos. Refusals: <see cref="ErrorCode.LIMIT_REACHED"/>, <see cref="ErrorCode.UNAVAILABLE"/> if it is
    /// not announced any more.
    /// </summary>
    /// <param name="proof">The session.</param>
    /// <param name="key">The file's key.</param>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="height">Its height in pixels.</param>
    /// <param name="state">How it begins.</param>
    [Alias("AddPhoto")]
    Task<Result<Photo>> AddPhoto(SessionProof proof, string key, int width, int height, PhotoState state);

    /// <summary>Reads the photos in their order.</summary>
    [Alias("GetPhotos"), AlwaysInterleave]
    ValueTask<Result<ImmutableArray<Photo>>> GetPhotos(SessionProof proof);

    /// <summary>Puts the photos in another order. Refusals: <see cref="ErrorCode.BAD_REQUEST"/> unless each photo is named once.</summary>
    [Alias("OrderPhotos")]
    Task<Result<ImmutableArray<Photo>>> OrderPhotos(SessionProof proof, ImmutableArray<int> numbers);

    /// <summary>Deletes a photo. A repeat changes nothing. Refusals: <see cref="ErrorCode.BAD_REQUEST"/> if there never was such a photo.</summary>
    [Alias("DeletePhoto")]
    Task<Refusal?> DeletePhoto(SessionProof proof, int number);
}
