using System.Globalization;

namespace Swiper.Grains.Interfaces.Configuration;

/// <summary>What one setting must be, and whether it is.</summary>
/// <param name="Setting">The setting, without its section.</param>
/// <param name="Is">What it is instead, such as <c>is -1</c>.</param>
/// <param name="IsMet">Whether the value will do.</param>
/// <param name="Must">What it must be, such as <c>at least 0</c>.</param>
public readonly record struct SettingRule(string Setting, string Is, bool IsMet, string Must)
{
    /// <summary>A rule for a value that may be shown.</summary>
    public static SettingRule Of(string setting, object? value, bool isMet, string must) => new(setting, Describe(value), isMet, must);

    /// <summary>A rule for a value that must never be shown.</summary>
    public static SettingRule OfSecret(string setting, string value, bool isMet, string must) =>
        new(setting, value.Length == 0 ? Describe(value) : "is unusable", isMet, must);

    /// <summary>The value may not be below a bound.</summary>
    public static SettingRule AtLeast<T>(string setting, T min, T value)
        where T : IComparable<T> => Of(setting, value, value.CompareTo(min) >= 0, $"at least {Show(min)}");

    /// <summary>The value must be between two bounds, or one of them.</summary>
    public static SettingRule Between<T>(string setting, T min, T max, T value)
        where T : IComparable<T> => Of(setting, value, value.CompareTo(min) >= 0 && value.CompareTo(max) <= 0, $"between {Show(min)} and {Show(max)}");

    /// <summary>The time must be above zero and not above a bound.</summary>
    public static SettingRule Positive(string setting, TimeSpan max, TimeSpan value) =>
        Of(setting, value, value > TimeSpan.Zero && value <= max, $"positive and at most {Show(max)}");

    /// <summary>The sentence for an operator.</summary>
    /// <param name="section">The section the setting is in.</param>
    public string Sentence(string section) => $"{(section.Length == 0 ? "" : section + ":")}{Setting} {Is}; it must be {Must}.";

    /// <summary>A value as settings are written.</summary>
    public static string Show(object value) => value is bool flag ? flag ? "true" : "false" : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string Describe(object? value) => value switch
    {
        null or "" => "is not set",
        string text => $"is '{text}'",
        _ => "is " + Show(value),
    };
}
