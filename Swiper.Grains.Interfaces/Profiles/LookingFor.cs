namespace Swiper.Grains.Interfaces.Profiles;

/// <summary>What a user looks for, as the contract knows it.</summary>
public enum LookingFor
{
    /// <summary><c>relationship</c>.</summary>
    Relationship = 1,

    /// <summary><c>friends</c>.</summary>
    Friends = 2,

    /// <summary><c>unsure</c>.</summary>
    Unsure = 3,
}
