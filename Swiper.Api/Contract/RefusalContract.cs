using System.Globalization;
using System.Text.Json;
using Swiper.Api.Operators;
using Swiper.Api.Swipes;
using Swiper.Grains.Interfaces;

namespace Swiper.Api.Contract;

/// <summary>A refusal as the contract shows it: when to come back, and its <c>data</c>.</summary>
internal static class RefusalContract
{
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(1);

    /// <summary>Sets <c>Retry-After</c>, rounded up to whole seconds, on refusals that end by themselves.</summary>
    public static void SetRetryAfter(HttpContext context, Refusal refusal, TimeProvider time)
    {
        var wait = refusal.Code switch
        {
            ErrorCode.QUOTA_EXCEEDED => refusal.RetryAfter ?? (refusal.Quota?.ResetAt - time.GetUtcNow()) ?? DefaultWait,
            ErrorCode.TOO_MANY_REQUESTS or ErrorCode.UNAVAILABLE => refusal.RetryAfter ?? DefaultWait,
            _ => (TimeSpan?)null,
        };
        if (wait is { } value)
        {
            var seconds = Math.Max(1, (long)Math.Ceiling(value.TotalSeconds));
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Writes what an app needs to act on the refusal, or null if the code says it all.</summary>
    public static void WriteData(Utf8JsonWriter writer, Refusal refusal, Language language, string traceId)
    {
        switch (refusal)
        {
            case { Code: ErrorCode.PROFILE_ERROR, Fields.IsDefaultOrEmpty: false }:
                WriteFields(writer, refusal, language);
                break;
            case { Code: ErrorCode.BAD_REQUEST, Parameter: { } parameter }:
                writer.WriteStartObject();
                writer.WriteString("parameter"u8, parameter);
                writer.WriteEndObject();
                break;
            case { Code: ErrorCode.QUOTA_EXCEEDED, Quota: { } quota }:
                JsonSerializer.Serialize(writer, QuotaView.From(quota), ApiJson.Default.QuotaView);
                break;
            case { Code: ErrorCode.LIMIT_REACHED, Max: { } max }:
                writer.WriteStartObject();
                writer.WriteNumber("max"u8, max);
                writer.WriteEndObject();
                break;
            case { Code: ErrorCode.BANNED, Ban: { } ban }:
                JsonSerializer.Serialize(writer, BanView.From(ban), ApiJson.Default.BanView);
                break;
            case { Code: ErrorCode.INTERNAL_ERROR }:
                writer.WriteStartObject();
                writer.WriteString("trace_id"u8, traceId);
                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void WriteFields(Utf8JsonWriter writer, Refusal refusal, Language language)
    {
        writer.WriteStartObject();
        foreach (var field in refusal.Fields.GroupBy(error => error.Field, error => error.Problem))
        {
            writer.WriteStartArray(field.Key);
            foreach (var problem in field.Distinct())
            {
                writer.WriteStringValue(Messages.Of(problem, language));
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
