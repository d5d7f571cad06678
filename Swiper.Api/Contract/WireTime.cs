namespace Swiper.Api.Contract;

/// <summary>
/// Times as they are answered: in UTC and whole seconds, which the serializer writes as ISO 8601, such as <c>2026-01-31T16:00:00Z</c>. A
/// converter would say the same, but would keep the serializers from being generated in full.
/// </summary>
internal static class WireTime
{
    /// <summary>The time without its fraction of a second.</summary>
    internal static DateTime Of(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        return new DateTime(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
    }
}
