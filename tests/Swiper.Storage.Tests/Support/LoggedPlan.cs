namespace Swiper.Storage.Tests.Support;

/// <summary>How a server executed a statement, in its own words.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Plan">The plan, a step a line.</param>
/// <param name="RowsTouched">The most rows that a step of the plan read or threw away.</param>
/// <param name="ReadsAll">Whether a step reads a table from end to end.</param>
internal sealed record LoggedPlan(string Statement, string Plan, long RowsTouched, bool ReadsAll)
{
    public override string ToString() => $"{Statement}\n{Plan}";
}
