using Swiper.Api.Contract;
using Swiper.Api.Operators;
using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Operators;

namespace Swiper.Api.Safety;

/// <summary>The operators' routes that read reports and close them.</summary>
internal static class ReportReviewApi
{
    private const int PageSize = 100;
    private const int ForGood = 0;

    private static readonly FieldInfo State = new("state", "`open`, which is the default, or `closed`", "open", Required: false);
    private static readonly FieldInfo Cursor = new("cursor", "The `next` value of the previous page", "", Required: false);
    private static readonly FieldInfo Id = new("id", "The report's id", ReportedView.Example.Id);
    private static readonly FieldInfo Decision = new("decision", "`dismiss`, `warn`, or `ban`, which bans for good and takes the role Admin", "dismiss");

    public static void MapReportReview(this IEndpointRouteBuilder group)
    {
        group.MapGet("/reports", GetReports).WithContract(new("Reports, oldest first, 100 a page")
        {
            Access = Access.Operator,
            Role = OperatorRole.Support,
            Fields = [State, Cursor],
            Example = new ReportsView([ReportedView.Example], null),
        });
        group.MapPost("/reports/close", Close).WithContract(new("Decide on a report, once")
        {
            Access = Access.Operator,
            Role = OperatorRole.Support,
            Fields = [Id, Decision],
            Example = ReportedView.Example with { Decision = "dismiss", ClosedAt = ReportedView.Example.At, ClosedBy = "li" },
            Refusals = [ErrorCode.USER_NOT_FOUND],
        });
    }

    private static async Task<IResult> GetReports(Fields fields, ApiServices services)
    {
        bool? isOpen = !fields.TryGet(State.Name, out _) ? true : fields.Text(State.Name) switch
        {
            "open" => true,
            "closed" => false,
            _ => null,
        };
        if (isOpen is not { } open)
        {
            return Answer.Refuse(Refusal.BadRequest(State.Name));
        }

        var cursor = fields.Scalar(Cursor.Name);
        var index = services.Grains.GetGrain<IReportIndexGrain>(0);
        return await index.List(open, string.IsNullOrEmpty(cursor) ? null : cursor, PageSize) is { } page
            ? Answer.Ok(ReportsView.From(page, services.Media), ApiJson.Default.ReportsView)
            : Answer.Refuse(Refusal.BadRequest(Cursor.Name));
    }

    private static async Task<IResult> Close(CurrentOperator caller, Fields fields, ApiServices services, OperatorFlows flows)
    {
        if (fields.UserId(Id.Name) is not { } id)
        {
            return Answer.Refuse(Refusal.BadRequest(Id.Name));
        }

        if (DecisionNames.Read(fields.Text(Decision.Name)) is not { } decision)
        {
            return Answer.Refuse(Refusal.BadRequest(Decision.Name));
        }

        if (decision is ReportDecision.Ban && caller.Role < OperatorRole.Admin)
        {
            return Answer.Refuse(ErrorCode.NOT_HAS_PERM);
        }

        var grain = services.Grains.GetGrain<IReportGrain>(id);
        if (await grain.Read() is not { } report)
        {
            return Answer.Refuse(Refusal.BadRequest(Id.Name));
        }

        // One that is closed stays as it is, and a repeat bans nobody whose ban was lifted since.
        var line = new OperatorAct(caller.Name, Acts.CloseReport, report.Reported, $"report={id} decision={DecisionNames.Of(decision)}");
        var closed = report.Decision is ReportDecision.None
            ? await flows.Do(line, () => Decide(caller, grain, report, decision, flows))
            : await grain.Close(decision, caller.Name);
        return Answer.Of(closed, services.Media, ReportedView.From, ApiJson.Default.ReportedView);
    }

    /// <summary>Bans before it closes, so that a report stays among the open ones until the ban holds.</summary>
    private static async Task<Result<Report>> Decide(
        CurrentOperator caller, IReportGrain grain, Report report, ReportDecision decision, OperatorFlows flows)
    {
        if (decision is ReportDecision.Ban
            && (await flows.Ban(caller.Name, report.Reported, ForGood, new BanReason(ReasonNames.Of(report.Reason)))).Refusal is { } refusal)
        {
            return refusal;
        }

        return await grain.Close(decision, caller.Name);
    }
}
