using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Profiles;

namespace Swiper.Grains.Discovery;

/// <summary>Decides which candidates suit a seeker. Pure.</summary>
internal static class MatchRules
{
    /// <summary>
    /// Whether a candidate suits a seeker: not themselves, each within the other's ages, and the candidate looks for the seeker's sex. The
    /// candidate's own target place does not matter: they may like a seeker from elsewhere.
    /// </summary>
    public static bool Suits(Candidate candidate, Seeker seeker, DateOnly today)
    {
        if (candidate.Id == seeker.Id || (candidate.DatingSex & seeker.Sex) == 0)
        {
            return false;
        }

        var age = Calendar.Age(candidate.BirthDate, today);
        return age >= seeker.MinAge && age <= seeker.MaxAge && seeker.Age >= candidate.MinDatingAge && seeker.Age <= candidate.MaxDatingAge;
    }

    public static UserCard Card(Candidate candidate, string pool, DateOnly today, DateTimeOffset now)
    {
        var profile = new Profile
        {
            Nickname = candidate.Nickname,
            Sex = PoolKey.SexOf(pool),
            BirthDate = candidate.BirthDate,
            Location = candidate.Place ?? PoolKey.PlaceOf(pool),
            AvatarKey = candidate.AvatarKey,
        };
        return profile.ToCard(candidate.Id, candidate.VipFlagUntil > now, today);
    }
}
