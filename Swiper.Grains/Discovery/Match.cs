using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Discovery.Cells;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Profiles;

namespace Swiper.Grains.Discovery;

/// <summary>One seeker's view of candidates at a moment. Pure.</summary>
internal sealed class Match
{
    private readonly Seeker _seeker;
    private readonly SpherePoint? _centre;
    private readonly DeckDays _days;

    public Match(Seeker seeker, DateTimeOffset now, Calendar calendar, DiscoveryOptions options)
    {
        (_seeker, Now) = (seeker, now);
        _centre = seeker.Cell is { } cell ? new S2Cell(cell).Centre : null;
        _days = DeckDays.At(now, calendar, options);
    }

    public DateTimeOffset Now { get; }

    /// <summary>Whether a candidate may be shown to the seeker. The distance, which takes longest to find out, is looked at last.</summary>
    public bool Suits(Listed listed) =>
        listed.Candidate.ActiveOn >= _days.Earliest
        && MatchRules.Suits(listed.Candidate, _seeker, _days.Today)
        && listed.Candidate.IsShownAt(Now)
        && (DistanceTo(listed) is not { } distance || MatchRules.IsNear(distance, _seeker));

    public UserCard Card(Listed listed, string pool)
    {
        var candidate = listed.Candidate;
        var profile = new Profile
        {
            Nickname = candidate.Nickname,
            Sex = PoolKey.SexOf(pool),
            BirthDate = candidate.BirthDate,
            Location = candidate.Place ?? PoolKey.PlaceOf(pool),
            AvatarKey = candidate.AvatarKey,
            Bio = candidate.Bio,
            Interests = candidate.Interests,
            LookingFor = candidate.LookingFor,
        };
        return profile.ToCard(candidate.Id, candidate.VipFlagUntil > Now, _days.Today) with
        {
            Photos = candidate.Photos,
            DistanceKm = DistanceTo(listed),
            Activity = ActivityRules.Of(candidate.ActiveOn, _days.Today),
        };
    }

    private int? DistanceTo(Listed listed) =>
        _centre is { } here && listed.CentreAt(Now) is { } there ? CellCover.Distance(here, there) : null;
}
