using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Media;

namespace Swiper.Api.Media;

/// <summary>The photos beside the avatar.</summary>
internal static class PhotosApi
{
    private static readonly FieldInfo File = new("photo", "JPEG, PNG or WebP", "");
    private static readonly FieldInfo Id = new("id", "The photo's id", PhotoView.Example.Id);
    private static readonly FieldInfo Ids = new("ids", "The ids of all my photos in their new order: a JSON array, or separated by commas", PhotoView.Example.Id);

    public static void MapPhotos(this IEndpointRouteBuilder group)
    {
        group.MapGet("/photos", GetPhotos).WithContract(new("My photos, in their order") { Example = new[] { PhotoView.Example } });
        group.MapPost("/photos", AddPhoto)
            .WithMetadata(new RequestSizeLimitAttribute(PictureUpload.MaxBodyBytes))
            .WithContract(new("Add a photo, at most 9: JPEG, PNG or WebP, at most 5 MB and 8192 pixels a side; what is stored carries no metadata")
            {
                File = File,
                Example = PhotoView.Example,
                Refusals = [ErrorCode.FILE_NOT_FOUND, ErrorCode.FILE_REJECTED, ErrorCode.TOO_MANY_REQUESTS, ErrorCode.LIMIT_REACHED],
            });
        group.MapPost("/photos/order", OrderPhotos).WithContract(new("Put my photos in another order")
        {
            Fields = [Ids],
            Example = new[] { PhotoView.Example },
        });
        group.MapPost("/photos/delete", DeletePhoto).WithContract(new("Delete a photo of mine") { Fields = [Id] });
    }

    private static async Task<IResult> GetPhotos(CurrentUser user, ApiServices services) =>
        Show(user, services, await services.Grains.GetGrain<IUserPictures>(user.Id).GetPhotos(user.Proof));

    private static Task<IResult> AddPhoto(
        CurrentUser user,
        ApiServices services,
        PictureIntake intake,
        PictureFlows flows,
        IEntropy entropy,
        IOptions<MediaOptions> options,
        HttpContext context) =>
        intake.Take(user, context, File.Name, async picture =>
        {
            var key = MediaKey.NewPhoto(entropy, picture.ContentType);
            var photo = new Photo(0, key, picture.Width, picture.Height, options.Value.StateOfUploads);
            var added = await flows.AddPhoto(user.Id, user.Proof, photo, () => Put(services.Media, key, picture));
            return Answer.Of(
                added, (user, services), static (photo, caller) => PhotoView.Own(photo, caller.user.Id, caller.services.Media), ApiJson.Default.PhotoView);
        });

    private static async Task Put(IMediaStore media, string key, Picture picture)
    {
        var thumbnail = MediaKey.ThumbnailOf(key);
        await media.Put(thumbnail, picture.Thumbnail, MediaKey.ContentTypeOf(thumbnail)!, CancellationToken.None);
        await media.Put(key, picture.Content, picture.ContentType, CancellationToken.None);
    }

    private static async Task<IResult> OrderPhotos(CurrentUser user, Fields fields, ApiServices services)
    {
        var ids = fields.List(Ids.Name);
        var numbers = ids?.Select(id => PhotoId.TryParse(id, out var owner, out var number) && owner == user.Id ? number : 0).ToImmutableArray();
        return numbers is null
            ? await user.Refuse(Refusal.BadRequest(Ids.Name))
            : Show(user, services, await services.Grains.GetGrain<IUserPictures>(user.Id).OrderPhotos(user.Proof, numbers.Value));
    }

    private static async Task<IResult> DeletePhoto(CurrentUser user, Fields fields, PictureFlows flows)
    {
        if (!PhotoId.TryParse(fields.Text(Id.Name), out var owner, out var number) || owner != user.Id)
        {
            return await user.Refuse(Refusal.BadRequest(Id.Name));
        }

        return await flows.DeletePhoto(user.Id, user.Proof, number) is { } refusal ? Answer.Refuse(refusal) : Answer.Nothing;
    }

    private static IResult Show(CurrentUser user, ApiServices services, Result<ImmutableArray<Photo>> photos) => Answer.Of(
        photos,
        (user, services),
        static (photos, caller) => photos.Select(photo => PhotoView.Own(photo, caller.user.Id, caller.services.Media)).ToArray(),
        ApiJson.Default.PhotoViewArray);
}
