using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces;
using Swiper.Silo.Robots;

namespace Swiper.Api.Media;

/// <summary>Uploads and serves pictures.</summary>
internal static class MediaApi
{
    private const string DrawingType = "image/svg+xml";
    private const string Immutable = "public, max-age=31536000, immutable";

    /// <summary>A slower upload would hold its memory for too long.</summary>
    private static readonly MinDataRate SlowestUpload = new(bytesPerSecond: 8 * 1024, gracePeriod: TimeSpan.FromSeconds(10));

    /// <summary>Maps the route under <c>/api</c>.</summary>
    public static void MapAvatar(this IEndpointRouteBuilder group) => group.MapPost("/avatar", SetAvatar)
        .WithMetadata(new RequestSizeLimitAttribute(AvatarUpload.MaxBodyBytes))
        .WithContract(new("Set my picture: JPEG, PNG or WebP, at most 5 MB and 8192 pixels a side; what is stored carries no metadata")
        {
            TakesFile = true,
            Example = AvatarView.Example,
            Refusals = [ErrorCode.FILE_NOT_FOUND, ErrorCode.FILE_REJECTED, ErrorCode.TOO_MANY_REQUESTS],
        });

    /// <summary>Maps the pictures themselves, for a store that this server keeps.</summary>
    public static void MapPictures(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/media/{key}", GetPicture).ExcludeFromDescription();

    private static async Task<IResult> SetAvatar(
        CurrentUser user,
        ApiServices services,
        PictureWorkshop workshop,
        IEntropy entropy,
        ILogger<Picture> logger,
        HttpContext context)
    {
        // A dead session must not make the server read and decode a picture.
        if (await user.CheckSession() is { } dead)
        {
            return Answer.Refuse(dead);
        }

        if (workshop.Enter(user.Id) is { } busy)
        {
            return Answer.Refuse(busy);
        }

        try
        {
            var upload = await ReadUpload(context);
            if (upload.Refusal is { } refusal)
            {
                return Answer.Refuse(refusal, AvatarUpload.StatusOfSize(upload));
            }

            return await workshop.Clean(upload.Value, context.RequestAborted) is { } picture
                ? await Store(user, services, picture, MediaKey.New(entropy, picture.ContentType), logger)
                : Answer.Refuse(ErrorCode.FILE_REJECTED);
        }
        finally
        {
            workshop.Leave(user.Id);
        }
    }

    private static Task<Result<byte[]>> ReadUpload(HttpContext context)
    {
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = SlowestUpload;
        }

        return AvatarUpload.Read(context.Request);
    }

    /// <summary>Stores the picture before anyone can see its key, and deletes the one that is not used any more.</summary>
    private static async Task<IResult> Store(CurrentUser user, ApiServices services, Picture picture, string key, ILogger logger)
    {
        await services.Media.Put(key, picture.Content, picture.ContentType, CancellationToken.None);
        var replaced = await user.Grain.SetAvatar(user.Proof, key);
        var leftOver = replaced.Refusal is null ? replaced.Value : key;
        if (!string.IsNullOrEmpty(leftOver))
        {
            await Delete(services.Media, leftOver, logger);
        }

        return Answer.Of(replaced, services.Media.UrlFor(key), static (_, url) => new AvatarView(url), ApiJson.Default.AvatarView);
    }

    private static async Task Delete(IMediaStore media, string key, ILogger logger)
    {
        try
        {
            await media.Delete(key, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // The new picture stands; an orphaned file is not worth failing the request for.
            Log.PictureLeftBehind(logger, exception, key);
        }
    }

    private static async Task<IResult> GetPicture(string key, ApiServices services, HttpContext context)
    {
        if (RobotPicture.IsKey(key) && RobotPicture.Draw(key) is { } drawing)
        {
            context.Response.Headers.CacheControl = Immutable;
            context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            return TypedResults.Text(drawing, DrawingType);
        }

        if (MediaKey.ContentTypeOf(key) is not { } type || await services.Media.Open(key, context.RequestAborted) is not { } picture)
        {
            return Answer.Refuse(ErrorCode.NO_SUCH_ROUTE);
        }

        context.Response.Headers.CacheControl = Immutable;
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return TypedResults.Stream(picture, type);
    }
}

/// <summary>The address of the new picture.</summary>
internal sealed record AvatarView(string Avatar)
{
    /// <summary>A view for examples.</summary>
    public static AvatarView Example { get; } = new("/media/0123456789abcdef0123456789abcdef.jpg");
}
