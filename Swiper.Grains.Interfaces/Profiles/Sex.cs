namespace Swiper.Grains.Interfaces.Profiles;

/// <summary>A user's sex, as the contract knows it.</summary>
public enum Sex
{
    /// <summary><c>male</c>, 男.</summary>
    Male = 1,

    /// <summary><c>female</c>, 女.</summary>
    Female = 2,
}
