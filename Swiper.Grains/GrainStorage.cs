namespace Swiper.Grains;

/// <summary>The storage provider of the grains' state documents.</summary>
public static class GrainStorage
{
    /// <summary>The provider's name.</summary>
    public const string Name = "swiper";
}
