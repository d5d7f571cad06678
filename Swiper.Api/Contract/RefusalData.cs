using System.Text.Json;
using Swiper.Api.Swipes;
using Swiper.Grains.Interfaces;

namespace Swiper.Api.Contract;

/// <summary>Writes a refusal's <c>data</c>: what an app needs to act on it, and null where the code says all.</summary>
internal static class RefusalData
{
    /// <summary>Writes the value.</summary>
    internal static void Write(Utf8JsonWriter writer, Refusal refusal, Language language, string traceId)
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
