namespace Swiper.Grains.Interfaces.Profiles;

/// <summary>A user's sex, as the contract knows it; with several flags, the sexes somebody looks for.</summary>
[Flags]
public enum Sex
{
    /// <summary><c>male</c>, 男.</summary>
    Male = 1,

    /// <summary><c>female</c>, 女.</summary>
    Female = 2,

    /// <summary><c>other</c>.</summary>
    Other = 4,

    /// <summary><c>any</c>, of those looked for.</summary>
    Any = Male | Female | Other,
}
