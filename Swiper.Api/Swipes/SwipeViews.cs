using Swiper.Api.Contract;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Api.Swipes;

/// <summary>The result of a like.</summary>
internal sealed record SwipeView(bool IsMatched);

/// <summary>The person whose swipe was undone.</summary>
internal sealed record RewindView(long Sid);

/// <summary>The quotas of a day.</summary>
internal sealed record QuotasView(QuotaView Like, QuotaView Superlike, QuotaView Rewind);

/// <summary>How much of a day's quota is used; <c>max</c> is null without a limit.</summary>
internal sealed record QuotaView(int Used, int? Max, DateTime ResetAt)
{
    /// <summary>A view for examples.</summary>
    public static QuotaView Example { get; } = new(3, 100, new DateTime(2026, 1, 31, 16, 0, 0, DateTimeKind.Utc));

    /// <summary>Shows a quota.</summary>
    public static QuotaView From(QuotaStatus status) => new(status.Used, status.Max, WireTime.Of(status.ResetAt));
}
