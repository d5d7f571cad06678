using Swiper.Grains.Interfaces.Discovery;

namespace Swiper.Grains.Discovery;

/// <summary>Decides which candidates suit a seeker, apart from distance. Pure.</summary>
internal static class MatchRules
{
    /// <summary>
    /// Whether a candidate suits a seeker: not themselves, each within the other's ages, and the candidate looks for the seeker's sex. The
    /// candidate's own target place and distances do not matter: they may like a seeker from elsewhere.
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

    /// <summary>Whether a distance is one that the seeker asks for.</summary>
    public static bool IsNear(int distanceKm, Seeker seeker) => distanceKm >= seeker.MinDistance && distanceKm <= seeker.MaxDistance;
}
