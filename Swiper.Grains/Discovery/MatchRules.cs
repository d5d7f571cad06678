using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Profiles;

namespace Swiper.Grains.Discovery;

/// <summary>Who suits whom. Pure.</summary>
internal static class MatchRules
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

    /// <summary>The candidate's card, made of what the pool knows of them.</summary>
    public static UserCard Card(Candidate candidate, string pool, DateOnly today, DateTimeOffset now)
    {
        var profile = new Profile
        {
            Nickname = candidate.Nickname,
            Sex = PoolKey.SexOf(pool),
            BirthDate = candidate.BirthDate,
            Location = PoolKey.PlaceOf(pool),
            AvatarKey = candidate.AvatarKey,
        };
        return profile.ToCard(candidate.Id, candidate.VipFlagUntil > now, today);
    }
}
