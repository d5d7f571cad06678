using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Api.Vip;

/// <summary>What an operator may do by HTTP; the configuration section <c>Admin</c>.</summary>
internal sealed class AdminOptions : ISettings
{
    /// <summary>Opens the operator's routes, which do not exist if this is empty.</summary>
    public string Key { get; set; } = "";

    public static string Section => "Admin";

    public IEnumerable<SettingRule> Rules() => [];
}
