using Swiper.Api.Contract;
using Swiper.Api.Media;
using Swiper.Api.Operators;
using Swiper.Api.Profiles;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Silo.Robots;

namespace Swiper.Api.Safety;

/// <summary>A report that was made.</summary>
internal sealed record ReportView(long ReportId);

/// <summary>What was seen of a reported person, with addresses of the copies that are kept of the pictures.</summary>
internal sealed record SeenView(string? Nickname, string? Bio, IReadOnlyList<string> Interests, string? Location, string? Avatar, string? Photo)
{
    /// <summary>Shows what was seen. A robot's picture is drawn, and has no copy.</summary>
    public static SeenView From(Report report, IMediaStore media) => new(
        report.Seen.Nickname,
        report.Seen.Bio,
        InterestList.Of(report.Seen.Interests),
        report.Seen.Location,
        CopyOf(report.Seen.AvatarKey, report.Id, media),
        CopyOf(report.Seen.PhotoKey, report.Id, media));

    private static string? CopyOf(string? key, long report, IMediaStore media) =>
        string.IsNullOrEmpty(key) ? null : media.AddressOf(RobotPicture.IsKey(key) ? key : MediaKey.CopyOf(key, report));
}

/// <summary>A report as operators see it; <c>decision</c>, <c>closed_at</c> and <c>closed_by</c> are null while it is open.</summary>
internal sealed record ReportedView(
    long Id,
    DateTime At,
    long Reporter,
    long Reported,
    string Reason,
    string? Text,
    long? MessageId,
    string? PhotoId,
    SeenView Seen,
    string? Decision,
    DateTime? ClosedAt,
    string? ClosedBy)
{
    /// <summary>A view for examples.</summary>
    public static ReportedView Example { get; } = new(
        6120938471203847,
        AccountView.Example.CreatedAt,
        5276398214032771,
        AccountView.Example.Id,
        "picture",
        "这不是本人",
        null,
        PhotoView.Example.Id,
        new("小鱼", "周末爬山", ["爬山", "咖啡"], "上海", null, PhotoView.Example.Url),
        null,
        null,
        null);

    /// <summary>Shows a report.</summary>
    public static ReportedView From(Report report, IMediaStore media) => new(
        report.Id,
        WireTime.Of(report.At),
        report.Reporter,
        report.Reported,
        ReasonNames.Of(report.Reason),
        report.Text,
        report.MessageId,
        report.PhotoNumber is { } number ? Media.PhotoId.Format(report.Reported, number) : null,
        SeenView.From(report, media),
        DecisionNames.Of(report.Decision),
        report.ClosedAt is { } closed ? WireTime.Of(closed) : null,
        report.ClosedBy);
}

/// <summary>A page of reports; <c>next</c> is null on the last.</summary>
internal sealed record ReportsView(IReadOnlyList<ReportedView> Reports, string? Next)
{
    /// <summary>Shows a page.</summary>
    public static ReportsView From(ReportPage page, IMediaStore media) =>
        new([.. page.Reports.Select(report => ReportedView.From(report, media))], page.Next);
}
