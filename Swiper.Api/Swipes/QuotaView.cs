using Swiper.Api.Contract;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Api.Swipes;

/// <summary>How much of a day's quota is used; <c>max</c> is null where there is no limit.</summary>
internal sealed record QuotaView(int Used, int? Max, DateTime ResetAt)
{
    /// <summary>A view for examples.</summary>
    internal static QuotaView Example { get; } = new(3, 100, new DateTime(2026, 1, 31, 16, 0, 0, DateTimeKind.Utc));

    /// <summary>Shows a quota.</summary>
    internal static QuotaView From(QuotaStatus status) => new(status.Used, status.Max, WireTime.Of(status.ResetAt));
}
