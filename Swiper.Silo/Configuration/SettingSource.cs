using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Swiper.Silo.Configuration;

/// <summary>Where a setting comes from.</summary>
internal enum SettingSource
{
    /// <summary>The command line: every name there is meant for this program.</summary>
    CommandLine,

    /// <summary>A file such as appsettings.json: sections may be another library's.</summary>
    File,

    /// <summary>The environment: variables may be another program's.</summary>
    Environment,
}

/// <summary>A setting as somebody wrote it.</summary>
internal sealed record GivenSetting(string Name, string Value, SettingSource Source)
{
    /// <summary>All settings of a configuration that a person may have written.</summary>
    public static IEnumerable<GivenSetting> Of(IConfigurationRoot configuration) => configuration.Providers.SelectMany(provider => provider switch
    {
        CommandLineConfigurationProvider => Of(provider, SettingSource.CommandLine),
        FileConfigurationProvider or StreamConfigurationProvider => Of(provider, SettingSource.File),
        EnvironmentVariablesConfigurationProvider => Of(provider, SettingSource.Environment),
        ChainedConfigurationProvider { Configuration: IConfigurationRoot root } => Of(root),
        _ => [],
    });

    private static IEnumerable<GivenSetting> Of(IConfigurationProvider provider, SettingSource source) =>
        Names(provider, null).Select(name => (Name: name, Value: provider.TryGet(name, out var value) ? value : null))
            .Where(setting => setting.Value is not null)
            .Select(setting => new GivenSetting(setting.Name, setting.Value!, source));

    private static IEnumerable<string> Names(IConfigurationProvider provider, string? parent) => provider.GetChildKeys([], parent)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(key => parent is null ? key : ConfigurationPath.Combine(parent, key))
        .SelectMany(name => Names(provider, name).Prepend(name));
}
