using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Api.Profiles;

/// <summary>How a sex, and those one looks for, are written on the wire.</summary>
internal static class SexNames
{
    /// <summary>The name of a sex, or null.</summary>
    public static string? Of(Sex? sex) => sex switch
    {
        Sex.Male => "male",
        Sex.Female => "female",
        Sex.Other => "other",
        Sex.Any => "any",
        _ => null,
    };

    /// <summary>Reads the name of a sex, in either language.</summary>
    public static bool TryParse(string text, out Sex sex)
    {
        sex = text switch
        {
            "male" or "男" => Sex.Male,
            "female" or "女" => Sex.Female,
            "other" => Sex.Other,
            _ => default,
        };
        return sex != default;
    }

    /// <summary>Reads the name of those one looks for: a sex, or any.</summary>
    public static bool TryParseDating(string text, out Sex sex)
    {
        if (text != "any")
        {
            return TryParse(text, out sex);
        }

        sex = Sex.Any;
        return true;
    }
}

/// <summary>How what a user looks for is written on the wire.</summary>
internal static class LookingForNames
{
    /// <summary>The name, or null.</summary>
    public static string? Of(LookingFor? what) => what switch
    {
        LookingFor.Relationship => "relationship",
        LookingFor.Friends => "friends",
        LookingFor.Unsure => "unsure",
        _ => null,
    };

    /// <summary>Reads a name.</summary>
    public static bool TryParse(string text, out LookingFor what)
    {
        what = text switch
        {
            "relationship" => LookingFor.Relationship,
            "friends" => LookingFor.Friends,
            "unsure" => LookingFor.Unsure,
            _ => default,
        };
        return what != default;
    }
}

/// <summary>How the last activity of a user is written on the wire.</summary>
internal static class ActivityNames
{
    /// <summary>The name, or null if the activity is too long ago to be told.</summary>
    public static string? Of(Activity activity) => activity switch
    {
        Activity.Today => "today",
        Activity.Week => "week",
        _ => null,
    };
}

/// <summary>How interests are written on the wire.</summary>
internal static class InterestList
{
    /// <summary>The interests of a text that separates them by commas.</summary>
    public static IReadOnlyList<string> Of(string? interests) => interests?.Split(',') ?? [];
}
