namespace Swiper.Api.Swipes;

/// <summary>The quotas of a day.</summary>
internal sealed record QuotasView(QuotaView Like, QuotaView Superlike, QuotaView Rewind);
