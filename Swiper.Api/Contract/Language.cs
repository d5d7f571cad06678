namespace Swiper.Api.Contract;

/// <summary>The languages messages are written in.</summary>
internal enum Language
{
    /// <summary>Chinese, the default.</summary>
    Chinese,

    /// <summary>English.</summary>
    English,
}
