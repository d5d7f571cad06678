using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Profiles;

/// <summary>Decides what others are told of the day a user was last active. Pure.</summary>
internal static class ActivityRules
{
    /// <summary>Days that count as this week, today among them.</summary>
    public const int WeekDays = 7;

    public static Activity Of(DateOnly? activeOn, DateOnly today) => activeOn switch
    {
        { } day when day >= today => Activity.Today,
        { } day when day.DayNumber > today.DayNumber - WeekDays => Activity.Week,
        _ => Activity.Earlier,
    };
}
