using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Discovery;

/// <summary>Who suits whom. Pure.</summary>
public static class MatchRules
{
    /// <summary>
    /// Whether a candidate suits a seeker: not themselves, each within the other's ages, and the candidate looks for the seeker's sex.
    /// Where the candidate looks for people is their own affair: a seeker from elsewhere may still please them.
    /// </summary>
    public static bool Suits(Candidate candidate, Seeker seeker, DateOnly today)
    {
        if (candidate.Id == seeker.Id || candidate.DatingSex != seeker.Sex)
        {
            return false;
        }

        var age = Calendar.Age(candidate.BirthDate, today);
        return age >= seeker.MinAge && age <= seeker.MaxAge && seeker.Age >= candidate.MinDatingAge && seeker.Age <= candidate.MaxDatingAge;
    }

    /// <summary>The candidate's card.</summary>
    public static UserCard Card(Candidate candidate, string pool, DateOnly today, DateTimeOffset now) => new(
        candidate.Id,
        candidate.Nickname,
        PoolKey.SexOf(pool),
        Calendar.Age(candidate.BirthDate, today),
        candidate.AvatarKey,
        PoolKey.PlaceOf(pool),
        candidate.VipFlagUntil > now);
}
