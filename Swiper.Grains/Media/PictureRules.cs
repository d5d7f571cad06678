using Swiper.Grains.Interfaces;
using Swiper.Grains.Users;

namespace Swiper.Grains.Media;

/// <summary>
/// Decides what becomes of a user's files. Each is announced, then named as the avatar or a photo, then discarded, then forgotten; none ever goes back,
/// so a file that is discarded can be deleted whatever else happens. Pure.
/// </summary>
internal static class PictureRules
{
    /// <summary>Announces a file, if there is room for it. A repeat that arrives after the file was named changes nothing.</summary>
    public static Result<UserState> Announce(UserState state, string key, bool isPhoto, DateTimeOffset now)
    {
        var pictures = state.Pictures;
        if (IsAnnounced(pictures, key) || IsNamed(state, key) || pictures.Discarded.Contains(key))
        {
            return state;
        }

        if (isPhoto && IsFull(pictures))
        {
            return TooMany;
        }

        if (pictures.Announced.Length + pictures.Discarded.Length >= Limits.LooseFilesMax)
        {
            return ErrorCode.UNAVAILABLE;
        }

        var file = new AnnouncedFile(key, now + Limits.UploadLifetime);
        return state with { Pictures = pictures with { Announced = pictures.Announced.Add(file) } };
    }

    /// <summary>Shows an announced file as the avatar, and discards the one it replaces.</summary>
    public static Result<UserState> SetAvatar(UserState state, string key)
    {
        if (state.Profile.AvatarKey == key)
        {
            return state;
        }

        if (!IsAnnounced(state.Pictures, key))
        {
            return ErrorCode.UNAVAILABLE;
        }

        var replaced = RemoveAvatar(state);
        return replaced with { Profile = replaced.Profile with { AvatarKey = key }, Pictures = Named(replaced.Pictures, key) };
    }

    /// <summary>Removes and discards the avatar, if there is one.</summary>
    public static UserState RemoveAvatar(UserState state) => state.Profile.AvatarKey is { } key
        ? state with { Profile = state.Profile with { AvatarKey = null }, Pictures = Discard(state.Pictures, key) }
        : state;

    /// <summary>
    /// Gives up a file; one that was named meanwhile stays. It need not be announced any more: it may have been stored after its time was over, and would
    /// then outlive its deletion.
    /// </summary>
    public static UserState GiveUp(UserState state, string key) => IsNamed(state, key) || state.Pictures.Discarded.Contains(key)
        ? state
        : state with { Pictures = Discard(Named(state.Pictures, key), key) };

    /// <summary>Gives up whatever was announced too long ago.</summary>
    public static UserState Expire(UserState state, DateTimeOffset now) =>
        state.Pictures.Announced.Where(file => file.Until <= now).Aggregate(state, static (state, file) => GiveUp(state, file.Key));

    /// <summary>Forgets discarded files. Anything else is kept.</summary>
    public static UserState Forget(UserState state, IReadOnlyCollection<string> keys) => state.Pictures.Discarded.Any(keys.Contains)
        ? state with { Pictures = state.Pictures with { Discarded = [.. state.Pictures.Discarded.Where(key => !keys.Contains(key))] } }
        : state;

    internal static Refusal TooMany { get; } = new(ErrorCode.LIMIT_REACHED, Max: Limits.PhotosMax);

    internal static bool IsFull(Pictures pictures) => pictures.Photos.Length >= Limits.PhotosMax;

    internal static bool IsAnnounced(Pictures pictures, string key) => pictures.Announced.Any(file => file.Key == key);

    internal static bool IsNamed(UserState state, string key) =>
        state.Profile.AvatarKey == key || state.Pictures.Photos.Any(photo => photo.Key == key);

    /// <summary>A file is no longer only announced.</summary>
    internal static Pictures Named(Pictures pictures, string key) =>
        pictures with { Announced = [.. pictures.Announced.Where(file => file.Key != key)] };

    internal static Pictures Discard(Pictures pictures, string key) => pictures with { Discarded = pictures.Discarded.Add(key) };
}
