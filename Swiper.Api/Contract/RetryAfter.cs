using System.Globalization;
using Swiper.Grains.Interfaces;

namespace Swiper.Api.Contract;

/// <summary>Tells a client when to come back, with the refusals where that helps.</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Default = TimeSpan.FromSeconds(1);

    /// <summary>Sets <c>Retry-After</c>, in whole seconds and never too early.</summary>
    internal static void Set(HttpContext context, Refusal refusal, TimeProvider time)
    {
        var wait = refusal.Code switch
        {
            ErrorCode.QUOTA_EXCEEDED => refusal.RetryAfter ?? (refusal.Quota?.ResetAt - time.GetUtcNow()) ?? Default,
            ErrorCode.TOO_MANY_REQUESTS or ErrorCode.UNAVAILABLE => refusal.RetryAfter ?? Default,
            _ => (TimeSpan?)null,
        };
        if (wait is { } value)
        {
            var seconds = Math.Max(1, (long)Math.Ceiling(value.TotalSeconds));
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
    }
}
