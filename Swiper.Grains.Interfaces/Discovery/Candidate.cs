using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Interfaces.Discovery;

/// <summary>
/// A person as a candidate pool knows them; sex and place are in the pool's key. Of two entries the higher revision wins. <c>DatingSex</c> and the
/// ages say whom they look for; without a badge to show, <c>VipFlagUntil</c> is null. <c>Place</c> is the person's spelling of the place, or null if
/// it is the key's. <c>Cell</c> is the cell the person is in, or null without a position; <c>ActiveOn</c> the day of their last activity. The entry shows from
/// <c>ShownFrom</c> on, and until <c>ShownUntil</c>; with <c>ThenCell</c> it shows from then on in that cell, because a journey and a home in one pool have one entry. <c>Interests</c> are separated by commas.
/// <c>Photos</c> is a <see cref="Media.PhotoList"/> of those that everybody may see.
/// </summary>
[GenerateSerializer, Immutable, Alias("swiper.candidate")]
public sealed record Candidate(
    [property: Id(0)] long Id,
    [property: Id(1)] long Revision,
    [property: Id(2)] string? Nickname,
    [property: Id(3)] string? AvatarKey,
    [property: Id(4)] DateOnly BirthDate,
    [property: Id(5)] Sex DatingSex,
    [property: Id(6)] int MinDatingAge,
    [property: Id(7)] int MaxDatingAge,
    [property: Id(8)] DateTimeOffset? VipFlagUntil,
    [property: Id(9)] string? Place = null,
    [property: Id(10)] long? Cell = null,
    [property: Id(11)] DateOnly ActiveOn = default,
    [property: Id(12)] DateTimeOffset? ShownFrom = null,
    [property: Id(13)] DateTimeOffset? ShownUntil = null,
    [property: Id(14)] string? Bio = null,
    [property: Id(15)] string? Interests = null,
    [property: Id(16)] LookingFor? LookingFor = null,
    [property: Id(17)] long? ThenCell = null,
    [property: Id(30)] string? Photos = null)
{
    /// <summary>Whether the person is to be found here at a moment.</summary>
    public bool IsShownAt(DateTimeOffset now) => !(now < ShownFrom) && (ThenCell is not null || !(now >= ShownUntil));

    /// <summary>The cell the person is in at a moment, or null without a position.</summary>
    public long? CellAt(DateTimeOffset now) => ThenCell is not null && now >= ShownUntil ? ThenCell : Cell;

    /// <summary>Names the user and keeps the person out of logs.</summary>
    public override string ToString() => $"candidate {Id}";
}
