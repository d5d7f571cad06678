using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Api.Profiles;

/// <summary>How a sex is written on the wire.</summary>
internal static class SexNames
{
    /// <summary>The name of a sex; null where it is not known.</summary>
    internal static string? Of(Sex? sex) => sex switch
    {
        Sex.Male => "male",
        Sex.Female => "female",
        _ => null,
    };

    /// <summary>Reads a name, in either language.</summary>
    internal static bool TryParse(string text, out Sex sex)
    {
        sex = text switch
        {
            "male" or "男" => Sex.Male,
            "female" or "女" => Sex.Female,
            _ => default,
        };
        return sex != default;
    }
}
