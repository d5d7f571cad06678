using Swiper.Grains.Interfaces.Safety;

namespace Swiper.Api.Safety;

/// <summary>How the reason of a report is written on the wire.</summary>
internal static class ReasonNames
{
    private static readonly Dictionary<string, ReportReason> Reasons = new(StringComparer.Ordinal)
    {
        ["spam"] = ReportReason.Spam,
        ["fake"] = ReportReason.Fake,
        ["underage"] = ReportReason.Underage,
        ["harassment"] = ReportReason.Harassment,
        ["picture"] = ReportReason.Picture,
        ["other"] = ReportReason.Other,
    };

    /// <summary>The name of a reason.</summary>
    public static string Of(ReportReason reason) => Reasons.First(named => named.Value == reason).Key;

    /// <summary>The reason of a name, or null.</summary>
    public static ReportReason? Read(string? name) => name is not null && Reasons.TryGetValue(name, out var reason) ? reason : null;
}

/// <summary>How an operator's decision is written on the wire.</summary>
internal static class DecisionNames
{
    /// <summary>The name, or null while there is no decision.</summary>
    public static string? Of(ReportDecision decision) => decision switch
    {
        ReportDecision.Dismiss => "dismiss",
        ReportDecision.Warn => "warn",
        ReportDecision.Ban => "ban",
        _ => null,
    };

    /// <summary>The decision of a name, or null.</summary>
    public static ReportDecision? Read(string? name) => name switch
    {
        "dismiss" => ReportDecision.Dismiss,
        "warn" => ReportDecision.Warn,
        "ban" => ReportDecision.Ban,
        _ => null,
    };
}
