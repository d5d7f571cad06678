using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Grains.Interfaces;

/// <summary>An expected failure, as data. Only the members that the code calls for are set.</summary>
/// <param name="Code">The reason; never <see cref="ErrorCode.Ok"/>.</param>
/// <param name="Fields">For <see cref="ErrorCode.PROFILE_ERROR"/>: the invalid fields.</param>
/// <param name="Parameter">For <see cref="ErrorCode.BAD_REQUEST"/>: the parameter at fault.</param>
/// <param name="Quota">For <see cref="ErrorCode.QUOTA_EXCEEDED"/>: the quota.</param>
/// <param name="RetryAfter">The wait before a repeat may succeed, if known.</param>
/// <param name="Max">For <see cref="ErrorCode.LIMIT_REACHED"/>: how many there may be.</param>
/// <param name="Ban">For <see cref="ErrorCode.BANNED"/>: the ban.</param>
[GenerateSerializer, Immutable, Alias("swiper.refusal")]
public sealed record Refusal(
    [property: Id(0)] ErrorCode Code,
    [property: Id(1)] ImmutableArray<FieldError> Fields = default,
    [property: Id(2)] string? Parameter = null,
    [property: Id(3)] QuotaStatus? Quota = null,
    [property: Id(4)] TimeSpan? RetryAfter = null,
    [property: Id(5)] int? Max = null,
    [property: Id(6)] Ban? Ban = null)
{
    /// <summary>Refuses a parameter that is missing, malformed or makes no sense.</summary>
    public static Refusal BadRequest(string parameter) => new(ErrorCode.BAD_REQUEST, Parameter: parameter);

    /// <summary>Refuses fields of the profile or the settings.</summary>
    public static Refusal Invalid(params ImmutableArray<FieldError> fields) => new(ErrorCode.PROFILE_ERROR, fields);
}
