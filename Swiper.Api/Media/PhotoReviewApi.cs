using Swiper.Api.Contract;
using Swiper.Api.Operators;
using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Media;
using Swiper.Grains.Operators;

namespace Swiper.Api.Media;

/// <summary>The operator's routes that review photos.</summary>
internal static class PhotoReviewApi
{
    private const int OwnersPerPage = 20;

    private static readonly FieldInfo Cursor = new("cursor", "The `next` value of the previous page", "", Required: false);
    private static readonly FieldInfo Id = new("id", "The photo's id", PhotoView.Example.Id);
    private static readonly FieldInfo Approve = new("approve", "Whether others may see it; what is rejected stays so", true);

    public static void MapPhotoReview(this IEndpointRouteBuilder group)
    {
        group.MapGet("/photos", GetWaiting).WithContract(new("The photos that wait for review")
        {
            Access = Access.Operator,
            Role = OperatorRole.Support,
            Fields = [Cursor],
            Example = new WaitingPhotosView([PhotoView.Example with { State = "pending" }], null),
        });
        group.MapPost("/photos/review", Review).WithContract(new("Approve or reject a photo")
        {
            Access = Access.Operator,
            Role = OperatorRole.Support,
            Fields = [Id, Approve],
            Example = PhotoView.Example,
        });
    }

    private static async Task<IResult> GetWaiting(Fields fields, ApiServices services)
    {
        var cursor = fields.Text(Cursor.Name);
        var index = services.Grains.GetGrain<IPictureIndexGrain>(0);
        if (await index.Find(PictureWork.Review, string.IsNullOrEmpty(cursor) ? null : cursor, OwnersPerPage) is not { } page)
        {
            return Answer.Refuse(Refusal.BadRequest(Cursor.Name));
        }

        var waiting = await Task.WhenAll(page.Owners.Select(async owner => (await services.Grains.GetGrain<IPictureKeeper>(owner).GetWaiting())
            .Select(photo => PhotoView.ToOperator(photo, owner, services.Media))));
        return Answer.Ok(new WaitingPhotosView([.. waiting.SelectMany(photos => photos)], page.Next), ApiJson.Default.WaitingPhotosView);
    }

    private static async Task<IResult> Review(CurrentOperator caller, Fields fields, ApiServices services, OperatorFlows flows, PictureFlows pictures)
    {
        if (!PhotoId.TryParse(fields.Text(Id.Name), out var owner, out var number))
        {
            return Answer.Refuse(Refusal.BadRequest(Id.Name));
        }

        if (!fields.TryGet(Approve.Name, out var field) || !field.TryGetBoolean(out var approve))
        {
            return Answer.Refuse(Refusal.BadRequest(Approve.Name));
        }

        var line = new OperatorAct(caller.Name, Acts.ReviewPhoto, owner, $"photo={number} approve={(approve ? "true" : "false")}");
        return Answer.Of(
            await flows.Do(line, () => pictures.Review(owner, number, approve)),
            services.Media,
            (photo, media) => PhotoView.ToOperator(photo, owner, media),
            ApiJson.Default.PhotoView);
    }
}

/// <summary>A page of photos that wait for review; <c>next</c> is null on the last.</summary>
internal sealed record WaitingPhotosView(IReadOnlyList<PhotoView> Photos, string? Next);
