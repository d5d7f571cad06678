using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Safety;

namespace Swiper.Grains.Users;

internal sealed partial class UserGrain
{
    /// <inheritdoc/>
    public async Task<Result<Report>> Report(SessionProof proof, ReportRequest request)
    {
        if (await CheckSession(proof) is { } dead)
        {
            return dead;
        }

        if (request.Sid == Id)
        {
            return Refusal.BadRequest("sid");
        }

        if (!request.TryRead(out var text))
        {
            return Refusal.BadRequest("text");
        }

        using var lease = _relations.Lease(request.Sid);
        if (!await IsKnown(lease, seesBlocked: true))
        {
            return ErrorCode.USER_NOT_FOUND;
        }

        if (request.Blocks && await RefuseIfFull(lease) is { } full)
        {
            return full;
        }

        var card = await GrainFactory.GetGrain<IUserPeer>(request.Sid).GetCard();
        if (card is null)
        {
            return ErrorCode.USER_NOT_FOUND;
        }

        var now = time.GetUtcNow();
        var id = ReportRules.IdOf(Id, request, text, calendar.DateAt(now));
        if (await ChargeReport(id, now) is { } refusal)
        {
            return refusal;
        }

        var report = new Report
        {
            Id = id,
            Reporter = Id,
            Reported = request.Sid,
            At = now,
            Reason = request.Reason,
            Text = text,
            MessageId = request.MessageId,
            PhotoNumber = request.PhotoNumber,
            Seen = SeenOf(card, request.PhotoNumber),
        };
        report = await GrainFactory.GetGrain<IReportGrain>(id).File(report);
        if (request.Blocks && await Block(lease) is { } blocked)
        {
            return blocked;
        }

        return report;
    }

    /// <summary>Counts a report before it is made, so that no crash makes room for more than a day's.</summary>
    private async Task<Refusal?> ChargeReport(long id, DateTimeOffset now)
    {
        var (before, today) = (_document.Current.Reports, calendar.DateAt(now));
        if (ReportRules.Add(before, id, today, safety.Value.ReportsPerDay) is not { } made)
        {
            return new Refusal(ErrorCode.TOO_MANY_REQUESTS, RetryAfter: calendar.EndOf(before?.Day ?? today) - now);
        }

        if (made != before)
        {
            await _document.Save(_document.Current with { Reports = made });
        }

        return null;
    }

    private static ReportedProfile SeenOf(UserCard card, int? photo) => new(
        card.Nickname,
        card.Bio,
        card.Interests,
        card.Location,
        card.AvatarKey,
        PhotoList.Parse(card.Photos).FirstOrDefault(shown => shown.Number == photo)?.Key);
}
