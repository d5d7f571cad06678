using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Api.Hosting;

/// <summary>Rate limits per network address.</summary>
internal static class RateLimits
{
    private const string SignIn = "sign-in";
    private const string Operators = "operators";

    /// <summary>
    /// Addresses are hashed into a fixed number of buckets, so that a flood from many addresses cannot exhaust memory. Two addresses in one
    /// bucket share its limit; the hash is seeded at each start, so that nobody can aim for a collision.
    /// </summary>
    private const int Buckets = 1 << 16;

    /// <summary>Whoever has one IPv6 address usually controls its whole /64.</summary>
    private const int Ipv6NetworkBytes = 8;

    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<RateOptions>(builder.Configuration);
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateOptions>>((limiter, rates) => Configure(limiter, rates.Value));
    }

    /// <summary>Adds the middleware if limits are enabled.</summary>
    public static void UseRateLimits(this WebApplication app)
    {
        if (app.Configuration.Read<RateOptions>().Enabled ?? !app.Environment.IsDevelopment())
        {
            app.UseRateLimiter();
        }
    }

    /// <summary>Applies the limit of verify and login to a route.</summary>
    public static RouteHandlerBuilder LimitSignIn(this RouteHandlerBuilder route) => route.RequireRateLimiting(SignIn);

    /// <summary>Applies the limit of operators' calls to their routes.</summary>
    public static RouteGroupBuilder LimitOperators(this RouteGroupBuilder routes) => routes.RequireRateLimiting(Operators);

    public static int BucketOf(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        var length = 0;
        if (address is not null && AddressSet.Unmap(address).TryWriteBytes(bytes, out length))
        {
            length = Math.Min(length, Ipv6NetworkBytes);
        }

        var hash = default(HashCode);
        hash.AddBytes(bytes[..length]);
        return hash.ToHashCode() & (Buckets - 1);
    }

    private static void Configure(RateLimiterOptions limiter, RateOptions rates)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, int>(context => RateLimitPartition.GetTokenBucketLimiter(
            BucketOf(context.Connection.RemoteIpAddress),
            _ => Bucket(rates.GeneralBurst, rates.GeneralPerSecond, TimeSpan.FromSeconds(1))));
        limiter.AddPolicy(SignIn, context => RateLimitPartition.GetTokenBucketLimiter(
            BucketOf(context.Connection.RemoteIpAddress),
            _ => Bucket(rates.SignInBurst, 1, rates.SignInInterval)));
        limiter.AddPolicy(Operators, context => RateLimitPartition.GetTokenBucketLimiter(
            BucketOf(context.Connection.RemoteIpAddress),
            _ => Bucket(rates.OperatorBurst, 1, rates.OperatorInterval)));
        limiter.OnRejected = static (rejected, _) => new ValueTask(EnvelopeWriter.Write(
            rejected.HttpContext,
            new Refusal(
                ErrorCode.TOO_MANY_REQUESTS,
                RetryAfter: rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null)));
    }

    private static TokenBucketRateLimiterOptions Bucket(int burst, int tokens, TimeSpan period) => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = tokens,
        ReplenishmentPeriod = period,
        QueueLimit = 0,
    };
}
