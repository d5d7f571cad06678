using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Grains.Interfaces;

/// <summary>An expected "no": data, not an exception. Only the members that its code calls for are set.</summary>
/// <param name="Code">Why; never <see cref="ErrorCode.Ok"/>.</param>
/// <param name="Fields">For <see cref="ErrorCode.PROFILE_ERROR"/>: what is wrong with which field.</param>
/// <param name="Parameter">For <see cref="ErrorCode.BAD_REQUEST"/>: the parameter at fault.</param>
/// <param name="Quota">For <see cref="ErrorCode.QUOTA_EXCEEDED"/>: the quota as it stands.</param>
/// <param name="RetryAfter">When a repeat may succeed, where that is known.</param>
[GenerateSerializer, Immutable, Alias("swiper.refusal")]
public sealed record Refusal(
    [property: Id(0)] ErrorCode Code,
    [property: Id(1)] ImmutableArray<FieldError> Fields = default,
    [property: Id(2)] string? Parameter = null,
    [property: Id(3)] QuotaStatus? Quota = null,
    [property: Id(4)] TimeSpan? RetryAfter = null)
{
    /// <summary>A refusal of one parameter that is missing, malformed or makes no sense.</summary>
    public static Refusal BadRequest(string parameter) => new(ErrorCode.BAD_REQUEST, Parameter: parameter);

    /// <summary>A refusal of one or more profile or settings fields.</summary>
    public static Refusal Invalid(params ImmutableArray<FieldError> fields) => new(ErrorCode.PROFILE_ERROR, fields);
}
