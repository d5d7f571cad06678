using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Pipeline;
using Swiper.Silo.Robots;

namespace Swiper.Api.Media;

/// <summary>Serves pictures, for a store that this server keeps.</summary>
internal static class MediaApi
{
    private const string DrawingType = "image/svg+xml";
    private const string Immutable = "public, max-age=31536000, immutable";

    /// <summary>A photo may be deleted, or be for one person alone: no cache on the way keeps it.</summary>
    private const string OnlyForAnHour = "private, max-age=3600";

    public static void MapPictures(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/media/{key}", GetPicture).ExcludeFromDescription();

    private static async Task<IResult> GetPicture(string key, ApiServices services, PictureSigner signer, HttpContext context)
    {
        if (RobotPicture.IsKey(key) && RobotPicture.Draw(key) is { } drawing)
        {
            context.Response.Headers.CacheControl = Immutable;
            context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            return TypedResults.Text(drawing, DrawingType);
        }

        var needsSignature = MediaKey.NeedsSignature(key);
        if (MediaKey.ContentTypeOf(key) is not { } type
            || (needsSignature && !await MayLoad(key, services, signer, context))
            || await services.Media.Open(key, context.RequestAborted) is not { } picture)
        {
            return Answer.Refuse(ErrorCode.NO_SUCH_ROUTE);
        }

        context.Response.Headers.CacheControl = needsSignature ? OnlyForAnHour : Immutable;
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return TypedResults.Stream(picture, type);
    }

    /// <summary>Whether the address is for everybody, or for the user whose live session comes with the request.</summary>
    private static async Task<bool> MayLoad(string key, ApiServices services, PictureSigner signer, HttpContext context)
    {
        if (signer.ViewerOf(key, context.Request.Query) is not { } viewer)
        {
            return false;
        }

        return viewer == PictureSigner.Everybody
            || (SessionCookie.Read(context.Request) is { } token
                && services.Tokens.Read(token) is { } claims
                && claims.UserId == viewer
                && await new CurrentUser(viewer, claims.Proof, services.User(viewer)).CheckSession() is null);
    }
}
