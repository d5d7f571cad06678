using System.Text.Json.Nodes;
using Swiper.Api.Contract;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Api.OpenApi;

/// <summary>Examples of refusals in the API's description.</summary>
internal static class RefusalExample
{
    /// <summary>An example of a code's envelope.</summary>
    public static JsonNode Of(ErrorCode code) => new JsonObject
    {
        ["code"] = (int)code,
        ["data"] = DataOf(code),
        ["message"] = Codes.SentenceOf(code, Language.Chinese),
    };

    private static JsonObject? DataOf(ErrorCode code) => code switch
    {
        ErrorCode.PROFILE_ERROR => new JsonObject { ["birth_year"] = new JsonArray(Messages.Of(FieldProblem.TooYoung, Language.Chinese)) },
        ErrorCode.BAD_REQUEST => new JsonObject { ["parameter"] = "sid" },
        ErrorCode.QUOTA_EXCEEDED => new JsonObject { ["used"] = 100, ["max"] = 100, ["reset_at"] = "2026-01-31T16:00:00Z" },
        ErrorCode.LIMIT_REACHED => new JsonObject { ["max"] = 9 },
        ErrorCode.BANNED => new JsonObject { ["until"] = "2026-01-31T16:00:00Z", ["reason"] = "Advertising" },
        ErrorCode.INTERNAL_ERROR => new JsonObject { ["trace_id"] = "0HNH2T7K3QJ5P:00000002" },
        _ => null,
    };
}
