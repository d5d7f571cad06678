using System.ComponentModel;
using System.Globalization;

namespace Swiper.Silo.Configuration;

/// <summary>Converts the text of a setting.</summary>
internal static class SettingValue
{
    /// <summary>What the text of a setting must be, or null if it is.</summary>
    public static string? Must(Type type, string text)
    {
        var isRight = type switch
        {
            _ when type == typeof(string) => true,
            _ when type == typeof(bool) => bool.TryParse(text, out _),

            // A number alone would be days.
            _ when type == typeof(TimeSpan) => text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _),
            { IsEnum: true } => text.Split(',', StringSplitOptions.TrimEntries).All(name => Enum.GetNames(type).Contains(name, StringComparer.OrdinalIgnoreCase))
                && (IsFlags(type) || !text.Contains(',', StringComparison.Ordinal)),
            _ => TypeDescriptor.GetConverter(type).IsValid(text),
        };
        return isRight ? null : Describe(type);
    }

    /// <summary>What values of a type look like.</summary>
    public static string Describe(Type type) => type switch
    {
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) => $"a whole number of at most {int.MaxValue}",
        _ when type == typeof(decimal) => "a number",
        _ when type == typeof(TimeSpan) => "a time such as 00:00:30, or 1.00:00:00 for a day",
        { IsEnum: true } => (IsFlags(type) ? "names, separated by commas, of " : "one of ") + string.Join(", ", Enum.GetNames(type)),
        _ => "text",
    };

    private static bool IsFlags(Type type) => type.IsDefined(typeof(FlagsAttribute), inherit: false);
}
