using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Media;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Safety;

namespace Swiper.Api.Safety;

/// <summary>Reporting a person to the operators.</summary>
internal static class ReportsApi
{
    private static readonly FieldInfo Sid = new("sid", "The person's id", 5276398214032771);
    private static readonly FieldInfo Reason = new("reason", "`spam`, `fake`, `underage`, `harassment`, `picture` or `other`", "spam");
    private static readonly FieldInfo Text = new("text", "What an operator should know; at most 1000 characters", "一直发广告", Required: false);
    private static readonly FieldInfo MessageId = new("message_id", "The message this is about", 12, Required: false);
    private static readonly FieldInfo PhotoOf = new("photo_id", "The photo this is about, one of theirs", "5276398214032771-3", Required: false);
    private static readonly FieldInfo AlsoBlock = new("block", "Whether to block them too; true if it is missing", true, Required: false);

    public static void MapReports(this IEndpointRouteBuilder group) =>
        group.MapPost("/report", Report).WithContract(new("Report a person, and block them unless told otherwise")
        {
            Fields = [Sid, Reason, Text, MessageId, PhotoOf, AlsoBlock],
            Example = new ReportView(6120938471203847),
            Refusals = [ErrorCode.USER_NOT_FOUND, ErrorCode.LIMIT_REACHED, ErrorCode.TOO_MANY_REQUESTS],
        });

    private static async Task<IResult> Report(CurrentUser user, Fields fields, ReportFlows flows)
    {
        var request = Read(fields);
        return request.Refusal is { } malformed
            ? await user.Refuse(malformed)
            : Answer.Of(await flows.File(user.Id, user.Proof, request.Value!), static report => new ReportView(report.Id), ApiJson.Default.ReportView);
    }

    private static Result<ReportRequest> Read(Fields fields)
    {
        if (fields.UserId(Sid.Name) is not { } sid)
        {
            return Refusal.BadRequest(Sid.Name);
        }

        if (ReasonNames.Read(fields.Text(Reason.Name)) is not { } reason)
        {
            return Refusal.BadRequest(Reason.Name);
        }

        if (fields.TryGet(Text.Name, out var text) && text.Kind is not FieldKind.Text)
        {
            return Refusal.BadRequest(Text.Name);
        }

        var message = 0L;
        if (fields.TryGet(MessageId.Name, out var field) && !(field.TryGetInteger(out message) && message > 0))
        {
            return Refusal.BadRequest(MessageId.Name);
        }

        var photo = 0;
        if (fields.TryGet(PhotoOf.Name, out _) && !(PhotoId.TryParse(fields.Text(PhotoOf.Name), out var owner, out photo) && owner == sid))
        {
            return Refusal.BadRequest(PhotoOf.Name);
        }

        var blocks = true;
        if (fields.TryGet(AlsoBlock.Name, out var block) && !block.TryGetBoolean(out blocks))
        {
            return Refusal.BadRequest(AlsoBlock.Name);
        }

        return new ReportRequest(sid, reason, fields.Text(Text.Name), message == 0 ? null : message, photo == 0 ? null : photo, blocks);
    }
}
