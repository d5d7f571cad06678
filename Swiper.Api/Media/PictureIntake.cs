using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using SkiaSharp;
using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Grains.Interfaces;

namespace Swiper.Api.Media;

/// <summary>Takes an upload in: whoever has no session or no slot is refused before anything is read, and a file before anything is stored.</summary>
internal sealed class PictureIntake(PictureWorkshop workshop)
{
    /// <summary>A slower upload would hold its memory for too long.</summary>
    private static readonly MinDataRate SlowestUpload = new(bytesPerSecond: 8 * 1024, gracePeriod: TimeSpan.FromSeconds(10));

    /// <summary>Reads and cleans the picture in a field, and answers what is done with it.</summary>
    public async Task<IResult> Take(CurrentUser user, HttpContext context, string field, Func<Picture, Task<IResult>> use)
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
            var upload = await ReadUpload(context, field);
            if (upload.Refusal is { } refusal)
            {
                return Answer.Refuse(refusal, PictureUpload.StatusOfSize(upload));
            }

            using var file = upload.Value!;
            return await workshop.Clean(file, context.RequestAborted) is { } picture
                ? await use(picture)
                : Answer.Refuse(ErrorCode.FILE_REJECTED);
        }
        finally
        {
            workshop.Leave(user.Id);
        }
    }

    private static Task<Result<SKData>> ReadUpload(HttpContext context, string field)
    {
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = SlowestUpload;
        }

        return PictureUpload.Read(context.Request, field);
    }
}
