using Serilog.Events;
using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Silo.Logging;

/// <summary>What is logged, and where to; the configuration section <c>Logs</c>.</summary>
internal sealed class LogOptions : ISettings
{
    /// <summary>The least severe of Swiper's own lines that are kept.</summary>
    public LogEventLevel Level { get; set; } = LogEventLevel.Information;

    /// <summary>Whether lines go to files, too, and not to the console alone.</summary>
    public bool Files { get; set; } = true;

    /// <summary>Where the files are; <c>logs</c> in the data folder if empty.</summary>
    public string Folder { get; set; } = "";

    public static string Section => "Logs";

    public IEnumerable<SettingRule> Rules() => [];
}
