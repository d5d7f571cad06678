using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Silo.Hosting;

/// <summary>Settings outside a section.</summary>
internal sealed class ProcessOptions : ISettings
{
    /// <summary>The folder that holds everything a server on one machine writes.</summary>
    public string Data { get; set; } = "./data";

    /// <summary>What the process does; Swiper.Silo.dll is always a silo.</summary>
    public Role Role { get; set; } = Role.Both;

    public static string Section => "";

    public IEnumerable<SettingRule> Rules() => [];
}
