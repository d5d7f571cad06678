using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Api.Hosting;

/// <summary>Limits per network address.</summary>
internal static class RateLimits
{
    private const string SignIn = "sign-in";

    /// <summary>
    /// Addresses are hashed into this many buckets, so that a flood from many addresses cannot fill the memory. Two addresses that share a
    /// bucket share its limit; the hash differs from start to start, so nobody can aim for it.
    /// </summary>
    private const int Buckets = 1 << 16;

    /// <summary>Who has one IPv6 address has the 2^64 beside it too.</summary>
    private const int Ipv6NetworkBytes = 8;

    /// <summary>Adds the limits.</summary>
    internal static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<RateOptions>(builder.Configuration);
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateOptions>>((limiter, rates) => Configure(limiter, rates.Value));
    }

    /// <summary>Adds the middleware where limits apply.</summary>
    internal static void UseRateLimits(this WebApplication app)
    {
        if (app.Configuration.Read<RateOptions>().Enabled ?? !app.Environment.IsDevelopment())
        {
            app.UseRateLimiter();
        }
    }

    /// <summary>Puts a route under the limit of signing in.</summary>
    internal static RouteHandlerBuilder LimitSignIn(this RouteHandlerBuilder route) => route.RequireRateLimiting(SignIn);

    /// <summary>The bucket of an address.</summary>
    internal static int BucketOf(IPAddress? address)
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
        limiter.OnRejected = static (rejected, _) => new ValueTask(EnvelopeWriter.WriteAsync(
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
