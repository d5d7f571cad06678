using System.Collections;
using System.Reflection;
using Swiper.Api.Tests.Support;
using Swiper.Grains.Interfaces.Configuration;
using Swiper.Silo.Configuration;

namespace Swiper.Api.Tests.Configuration;

/// <summary>The settings page and the code agree on names, defaults and bounds.</summary>
public sealed class SettingsPageTests
{
    private const string Nothing = "–";
    private const string Entry = "N";

    [Fact]
    public void Page_AgainstTheCode_HasEverySettingWithItsDefaultAndBounds()
    {
        var expected = SettingCatalog.OptionTypes(typeof(SwiperApi).Assembly).SelectMany(RowsOf).Order(StringComparer.Ordinal).ToList();
        var actual = Rows(File.ReadAllLines(Checkout.At("docs/settings.md"))).Order(StringComparer.Ordinal).ToList();

        Assert.True(
            expected.SequenceEqual(actual),
            $"""
            docs/settings.md lacks
            {string.Join('\n', expected.Except(actual))}
            and should not say
            {string.Join('\n', actual.Except(expected))}
            """);
    }

    /// <summary>The first three cells of each table row; the fourth is prose.</summary>
    private static IEnumerable<string> Rows(string[] lines) => lines
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => string.Join('|', line.Split('|')[..4]) + "|");

    private static IEnumerable<string> RowsOf(Type options)
    {
        var section = (string)options.GetInterfaceMap(typeof(ISettings)).TargetMethods.Single(method => method.IsStatic).Invoke(null, null)!;
        var bounds = Filled(options).Rules()
            .ToDictionary(rule => (section.Length == 0 ? "" : section + ":") + rule.Setting.Replace(":0", ":" + Entry, StringComparison.Ordinal), rule => rule.Must);
        return SettingCatalog.Of(options)
            .Where(setting => setting.Type is not null)
            .Select(setting => (Name: setting.Name.Replace(KnownSetting.AnyEntry, Entry, StringComparison.Ordinal), setting.Type, setting.Default))
            .Select(setting => $"| `{setting.Name}` | {Show(setting.Default)} | {bounds.GetValueOrDefault(setting.Name) ?? Describe(setting.Type!)} |");
    }

    private static string Show(object? value) => value is null or "" ? Nothing : $"`{SettingRule.Show(value)}`";

    private static string Describe(Type type) => type == typeof(string) ? Nothing : SettingValue.Describe(type);

    /// <summary>Options with one entry in every list, so that the rules for entries apply.</summary>
    private static ISettings Filled(Type type)
    {
        var options = (ISettings)Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.PropertyType.Name == "IList`1"))
        {
            var entry = property.PropertyType.GetGenericArguments()[0];
            ((IList)property.GetValue(options)!).Add(entry == typeof(string) ? "" : Activator.CreateInstance(entry));
        }

        return options;
    }
}
