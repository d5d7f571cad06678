using System.Collections.Immutable;

namespace Swiper.Grains.Interfaces.Operators;

/// <summary>What an operator does to a user. It names nobody but the operator: users by their ids, and no texts.</summary>
/// <param name="Operator">Who does it.</param>
/// <param name="Act">What is done, such as <see cref="Acts.Ban"/>.</param>
/// <param name="User">The user whom it is done to.</param>
/// <param name="Detail">Numbers that belong to it, such as <c>days=7</c>; empty if there are none.</param>
[GenerateSerializer, Immutable, Alias("swiper.operator-act")]
public sealed record OperatorAct(
    [property: Id(0)] string Operator, [property: Id(1)] string Act, [property: Id(2)] long User, [property: Id(3)] string Detail);

/// <summary>A line of the audit log. Lines are only ever added.</summary>
/// <param name="At">When it was written, to the millisecond.</param>
/// <param name="Id">A random positive number, which tells apart lines of one millisecond.</param>
/// <param name="Done">What was done.</param>
[GenerateSerializer, Immutable, Alias("swiper.audit-line")]
public sealed record AuditLine([property: Id(0)] DateTimeOffset At, [property: Id(1)] long Id, [property: Id(2)] OperatorAct Done);

/// <summary>A page of the audit log, newest first.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Next">The cursor of the next page, or null on the last.</param>
[GenerateSerializer, Immutable, Alias("swiper.audit-page")]
public sealed record AuditPage([property: Id(0)] ImmutableArray<AuditLine> Lines, [property: Id(1)] string? Next);

/// <summary>The acts that the audit log names.</summary>
public static class Acts
{
    /// <summary>A user is banned.</summary>
    public const string Ban = "ban";

    /// <summary>A ban is lifted.</summary>
    public const string Unban = "unban";

    /// <summary>A VIP level is granted.</summary>
    public const string GrantVip = "vip";

    /// <summary>A photo is approved or rejected.</summary>
    public const string ReviewPhoto = "photo-review";

    /// <summary>A report is closed.</summary>
    public const string CloseReport = "report-close";
}
