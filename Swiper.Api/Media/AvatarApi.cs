using Microsoft.AspNetCore.Mvc;
using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Media;

namespace Swiper.Api.Media;

/// <summary>Sets and removes the avatar.</summary>
internal static class AvatarApi
{
    private static readonly FieldInfo Avatar = new("avatar", "JPEG, PNG or WebP", "");

    public static void MapAvatar(this IEndpointRouteBuilder group)
    {
        group.MapPost("/avatar", SetAvatar)
            .WithMetadata(new RequestSizeLimitAttribute(PictureUpload.MaxBodyBytes))
            .WithContract(new("Set my picture: JPEG, PNG or WebP, at most 5 MB and 8192 pixels a side; what is stored carries no metadata")
            {
                File = Avatar,
                Example = AvatarView.Example,
                Refusals = [ErrorCode.FILE_NOT_FOUND, ErrorCode.FILE_REJECTED, ErrorCode.TOO_MANY_REQUESTS],
            });
        group.MapPost("/avatar/delete", RemoveAvatar).WithContract(new("Remove my picture"));
    }

    private static Task<IResult> SetAvatar(
        CurrentUser user, ApiServices services, PictureIntake intake, PictureFlows flows, IEntropy entropy, HttpContext context) =>
        intake.Take(user, context, Avatar.Name, async picture =>
        {
            var key = MediaKey.New(entropy, picture.ContentType);
            var stored = await flows.SetAvatar(
                user.Id, user.Proof, key, () => services.Media.Put(key, picture.Content, picture.ContentType, CancellationToken.None));
            return Answer.Of(stored, services.Media, static (key, media) => new AvatarView(media.UrlFor(key)), ApiJson.Default.AvatarView);
        });

    private static async Task<IResult> RemoveAvatar(CurrentUser user, PictureFlows flows) =>
        await flows.RemoveAvatar(user.Id, user.Proof) is { } refusal ? Answer.Refuse(refusal) : Answer.Nothing;
}

/// <summary>The address of the new picture.</summary>
internal sealed record AvatarView(string Avatar)
{
    /// <summary>A view for examples.</summary>
    public static AvatarView Example { get; } = new("/media/0123456789abcdef0123456789abcdef.jpg");
}
