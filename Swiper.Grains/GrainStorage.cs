namespace Swiper.Grains;

/// <summary>Names the storage provider of the grains' state, and the states in it.</summary>
public static class GrainStorage
{
    /// <summary>The provider's name.</summary>
    public const string Name = "swiper";

    /// <summary>The state of a user.</summary>
    public const string User = "user";

    /// <summary>The state of a phone number: its code and its user.</summary>
    public const string Code = "code";

    /// <summary>The state of a nickname.</summary>
    public const string Nickname = "nickname";

    /// <summary>The shape of a part of a candidate pool.</summary>
    public const string Pool = "pool";
}
