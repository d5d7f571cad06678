using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Api.Operators;

/// <summary>Who may call the operators' routes; the configuration section <c>Admin</c>. Without any key the routes do not exist.</summary>
internal sealed class AdminOptions : ISettings
{
    /// <summary>A key to everything, for whoever says who they are.</summary>
    public string Key { get; set; } = "";

    /// <summary>Keys of single operators.</summary>
    public IList<OperatorKeyOptions> Keys { get; } = [];

    public static string Section => "Admin";

    public IEnumerable<SettingRule> Rules() => Keys.SelectMany((key, number) => RulesOf(key, $"{nameof(Keys)}:{number}"));

    private IEnumerable<SettingRule> RulesOf(OperatorKeyOptions key, string entry) =>
    [
        SettingRule.Of(
            $"{entry}:{nameof(key.Name)}",
            key.Name,
            OperatorName.IsValid(key.Name) && Keys.Count(other => other.Name == key.Name) == 1,
            $"1 to {Limits.OperatorNameMaxLength} characters of printable ASCII, and no other key's"),
        SettingRule.OfSecret(
            $"{entry}:{nameof(key.Key)}",
            key.Key,
            key.Key.Length > 0 && key.Key != Key && Keys.Count(other => other.Key == key.Key) == 1,
            "set, and no other key"),
    ];
}

/// <summary>One operator's key.</summary>
internal sealed class OperatorKeyOptions
{
    /// <summary>The operator's name, which the audit log keeps.</summary>
    public string Name { get; set; } = "";

    /// <summary>The key itself.</summary>
    public string Key { get; set; } = "";

    /// <summary>What the operator may do.</summary>
    public OperatorRole Role { get; set; }
}

/// <summary>What an operator may do. Each role includes the ones before it.</summary>
internal enum OperatorRole
{
    /// <summary>Looks up users, reviews photos and reports, reads figures.</summary>
    Support,

    /// <summary>Everything: also bans, grants levels and reads the audit log.</summary>
    Admin,
}
