namespace Swiper.Grains.Interfaces.Profiles;

/// <summary>How lately a user was active, as others may know it.</summary>
public enum Activity
{
    /// <summary>Longer ago than a week.</summary>
    Earlier = 0,

    /// <summary><c>today</c>: on this calendar day.</summary>
    Today = 1,

    /// <summary><c>week</c>: within the last seven calendar days.</summary>
    Week = 2,
}
