using System.Collections.Immutable;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Media;

namespace Swiper.Grains.Media;

/// <summary>Decides about the photos beside the avatar. Pure.</summary>
internal static class PhotoRules
{
    /// <summary>Adds an announced file behind the others.</summary>
    public static Result<Pictures> Add(Pictures pictures, string key, int width, int height, PhotoState state)
    {
        if (pictures.Photos.Any(photo => photo.Key == key))
        {
            return pictures;
        }

        if (PictureRules.IsFull(pictures))
        {
            return PictureRules.TooMany;
        }

        if (!PictureRules.IsAnnounced(pictures, key))
        {
            return ErrorCode.UNAVAILABLE;
        }

        var number = pictures.LastNumber + 1;
        return PictureRules.Named(pictures, key) with
        {
            Photos = pictures.Photos.Add(new Photo(number, key, width, height, state)),
            LastNumber = number,
        };
    }

    /// <summary>Puts the photos in another order, which must name each of them once.</summary>
    public static Result<Pictures> Order(Pictures pictures, ImmutableArray<int> numbers)
    {
        if (numbers.Length != pictures.Photos.Length || numbers.Distinct().Count() != numbers.Length || !numbers.All(number => Find(pictures, number) is not null))
        {
            return Refusal.BadRequest("ids");
        }

        return numbers.SequenceEqual(pictures.Photos.Select(photo => photo.Number))
            ? pictures
            : pictures with { Photos = [.. numbers.Select(number => Find(pictures, number)!)] };
    }

    /// <summary>Deletes a photo, unless that was done before.</summary>
    public static Result<Pictures> Delete(Pictures pictures, int number)
    {
        if (Find(pictures, number) is not { } photo)
        {
            return number > 0 && number <= pictures.LastNumber ? pictures : Refusal.BadRequest("id");
        }

        return Discard(pictures, photo) with { Photos = pictures.Photos.Remove(photo) };
    }

    /// <summary>Decides as an operator does. The file of a rejected photo is discarded, so its address dies.</summary>
    public static Result<Pictures> Review(Pictures pictures, int number, bool approve)
    {
        var state = approve ? PhotoState.Approved : PhotoState.Rejected;
        if (Find(pictures, number) is not { } photo || (approve && photo.State == PhotoState.Rejected))
        {
            return Refusal.BadRequest("id");
        }

        if (photo.State == state)
        {
            return pictures;
        }

        return approve
            ? pictures with { Photos = pictures.Photos.Replace(photo, photo with { State = state }) }
            : Discard(pictures, photo) with { Photos = pictures.Photos.Replace(photo, photo with { State = state, Key = "" }) };
    }

    /// <summary>The photo of that number, or null.</summary>
    public static Photo? Find(Pictures pictures, int number) => pictures.Photos.FirstOrDefault(photo => photo.Number == number);

    private static Pictures Discard(Pictures pictures, Photo photo) => photo.Key.Length == 0 ? pictures : PictureRules.Discard(pictures, photo.Key);
}
