using System.Globalization;

namespace Swiper.Grains.Interfaces.Configuration;

/// <summary>A rule for one setting, and whether its value obeys the rule.</summary>
/// <param name="Setting">The setting, without its section.</param>
/// <param name="Is">The actual value, such as <c>is -1</c>.</param>
/// <param name="IsMet">Whether the value obeys the rule.</param>
/// <param name="Must">The requirement, such as <c>at least 0</c>.</param>
public readonly record struct SettingRule(string Setting, string Is, bool IsMet, string Must)
{
    /// <summary>Makes a rule for a value that may be shown.</summary>
    public static SettingRule Of(string setting, object? value, bool isMet, string must) => new(setting, Describe(value), isMet, must);

    /// <summary>Makes a rule for a value that must never be shown.</summary>
    public static SettingRule OfSecret(string setting, string value, bool isMet, string must) =>
        new(setting, value.Length == 0 ? Describe(value) : "is unusable", isMet, must);

    /// <summary>Makes a rule for a value with a lower bound.</summary>
    public static SettingRule AtLeast<T>(string setting, T min, T value)
        where T : IComparable<T> => Of(setting, value, value.CompareTo(min) >= 0, $"at least {Show(min)}");

    /// <summary>Makes a rule for a value between two inclusive bounds.</summary>
    public static SettingRule Between<T>(string setting, T min, T max, T value)
        where T : IComparable<T> => Of(setting, value, value.CompareTo(min) >= 0 && value.CompareTo(max) <= 0, $"between {Show(min)} and {Show(max)}");

    /// <summary>Makes a rule for a time above zero with an upper bound.</summary>
    public static SettingRule Positive(string setting, TimeSpan max, TimeSpan value) =>
        Of(setting, value, value > TimeSpan.Zero && value <= max, $"positive and at most {Show(max)}");

    /// <summary>Tells an operator what is wrong.</summary>
    public string Sentence(string section) => $"{(section.Length == 0 ? "" : section + ":")}{Setting} {Is}; it must be {Must}.";

    /// <summary>Formats a value as settings are written.</summary>
    public static string Show(object value) => value is bool flag ? flag ? "true" : "false" : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string Describe(object? value) => value switch
    {
        null or "" => "is not set",
        string text => $"is '{text}'",
        _ => "is " + Show(value),
    };
}
