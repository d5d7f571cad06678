using Microsoft.Extensions.Options;

namespace Swiper.Grains.Tests.Support;

internal static class Calendars
{
    /// <summary>The contract's default.</summary>
    public static Calendar Shanghai { get; } = Of("Asia/Shanghai");

    public static Calendar Of(string zone) => new(Options.Create(new ClockOptions { TimeZone = zone }));
}
