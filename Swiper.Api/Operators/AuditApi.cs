using Swiper.Api.Contract;
using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Operators;

namespace Swiper.Api.Operators;

/// <summary>What operators did, and figures of the whole installation.</summary>
internal static class AuditApi
{
    private static readonly FieldInfo Cursor = new("cursor", "The `next` value of the previous page", "", Required: false);

    public static void MapAudit(this IEndpointRouteBuilder group)
    {
        group.MapGet("/audit", GetAudit).WithContract(new("What operators did, newest first, 100 a page")
        {
            Access = Access.Operator,
            Fields = [Cursor],
            Example = AuditView.Example,
        });
        group.MapGet("/stats", GetStats).WithContract(new("Figures of the whole installation")
        {
            Access = Access.Operator,
            Role = OperatorRole.Support,
            Example = new CensusView(1_000_000, 12, 3, 480),
        });
    }

    private static async Task<IResult> GetAudit(Fields fields, ApiServices services)
    {
        var cursor = fields.Scalar(Cursor.Name);
        return await Desk(services).Read(string.IsNullOrEmpty(cursor) ? null : cursor) is { } page
            ? Answer.Ok(AuditView.From(page), ApiJson.Default.AuditView)
            : Answer.Refuse(Refusal.BadRequest(Cursor.Name));
    }

    private static async Task<IResult> GetStats(ApiServices services) =>
        Answer.Ok(CensusView.From(await Desk(services).Count()), ApiJson.Default.CensusView);

    private static IOperatorDeskGrain Desk(ApiServices services) => services.Grains.GetGrain<IOperatorDeskGrain>(0);
}
