using System.Globalization;
using Swiper.Api.Contract;
using Swiper.Api.Swipes;
using Swiper.Grains.Interfaces.Operators;

namespace Swiper.Api.Operators;

/// <summary>A ban; <c>until</c> is null if it never ends by itself.</summary>
internal sealed record BanView(DateTime? Until, string Reason)
{
    /// <summary>A view for examples.</summary>
    public static BanView Example { get; } = new(QuotaView.Example.ResetAt, "Advertising");

    /// <summary>Shows a ban.</summary>
    public static BanView From(Ban ban) => new(ban.Until is { } until ? WireTime.Of(until) : null, ban.Reason);
}

/// <summary>How much there is of a user's.</summary>
internal sealed record AccountCountsView(int Sessions, int Photos, int WaitingPhotos, int LikesWaiting);

/// <summary>What an operator may know of a user; of the phone number only its end.</summary>
internal sealed record AccountView(
    long Id,
    string Phonenum,
    DateTime CreatedAt,
    string? ActiveOn,
    string? Nickname,
    string State,
    BanView? Ban,
    int VipLevel,
    DateTime? VipExpiresAt,
    AccountCountsView Counts,
    int Reports)
{
    private const string Active = "active";
    private const string Banned = "banned";

    /// <summary>A view for examples.</summary>
    public static AccountView Example { get; } = new(
        7194025183640195, "…8000", QuotaView.Example.ResetAt, "2026-01-31", "小鱼", Banned, BanView.Example, 0, null, new(0, 3, 1, 12), 2);

    /// <summary>Shows an account, and how many reports there are of it.</summary>
    public static AccountView From(Account account, int reports) => new(
        account.Id,
        "…" + account.PhoneEnd,
        WireTime.Of(account.CreatedAt),
        account.ActiveOn?.ToString("O", CultureInfo.InvariantCulture),
        account.Nickname,
        account.Ban is null ? Active : Banned,
        account.Ban is { } ban ? BanView.From(ban) : null,
        account.Level,
        account.LevelEndsAt is { } end ? WireTime.Of(end) : null,
        new(account.Sessions, account.Photos, account.WaitingPhotos, account.LikesWaiting),
        reports);
}

/// <summary>A line of the audit log.</summary>
internal sealed record AuditLineView(DateTime At, string Operator, string Act, long Uid, string Detail);

/// <summary>A page of the audit log; <c>next</c> is null on the last.</summary>
internal sealed record AuditView(IReadOnlyList<AuditLineView> Lines, string? Next)
{
    /// <summary>A view for examples.</summary>
    public static AuditView Example { get; } = new([new(QuotaView.Example.ResetAt, "li", Acts.Ban, AccountView.Example.Id, "days=7")], null);

    /// <summary>Shows a page.</summary>
    public static AuditView From(AuditPage page) => new(
        [.. page.Lines.Select(line => new AuditLineView(WireTime.Of(line.At), line.Done.Operator, line.Done.Act, line.Done.User, line.Done.Detail))],
        page.Next);
}

/// <summary>Figures of the whole installation.</summary>
internal sealed record CensusView(long People, long WaitingForReview, long Unfinished, long AuditLines)
{
    /// <summary>Shows figures.</summary>
    public static CensusView From(Census census) => new(census.People, census.WaitingForReview, census.Unfinished, census.AuditLines);
}
