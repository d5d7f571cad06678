using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Grains.Interfaces.Vip;

/// <summary>The VIP levels; the configuration section <c>Vip</c>.</summary>
public sealed class VipOptions : ISettings
{
    private static readonly VipLevel[] Defaults =
    [
        new() { Level = 0, Name = "会员-0", Price = 0 },
        new() { Level = 1, Name = "会员-1", Price = 5, Permissions = Permissions.VipFlag | Permissions.Superlike },
        new()
        {
            Level = 2,
            Name = "会员-2",
            Price = 10,
            Permissions = Permissions.Superlike | Permissions.Rewind | Permissions.UnlimitedLikes,
        },
        new()
        {
            Level = 3,
            Name = "会员-3",
            Price = 15,
            Permissions = Permissions.VipFlag | Permissions.Superlike | Permissions.Rewind | Permissions.AnyLocation | Permissions.UnlimitedLikes
                | Permissions.SeeLikes,
        },
    ];

    /// <summary>Levels set by the operator, in any order. The contract's four apply if none are set.</summary>
    public IList<VipLevel> Levels { get; } = [];

    /// <inheritdoc/>
    public static string Section => "Vip";

    /// <summary>The levels in force, by number.</summary>
    public IReadOnlyList<VipLevel> Effective => Levels.Count == 0 ? Defaults : [.. Levels.OrderBy(level => level.Level)];

    /// <summary>The level with this number, or null.</summary>
    public VipLevel? Find(int level) => Effective.FirstOrDefault(candidate => candidate.Level == level);

    /// <inheritdoc/>
    public IEnumerable<SettingRule> Rules()
    {
        var numbers = Effective.Select(level => level.Level).ToList();
        yield return SettingRule.Of(
            nameof(Levels),
            string.Join(", ", numbers),
            numbers.Contains(0) && numbers.Min() == 0 && numbers.Distinct().Count() == numbers.Count,
            "level 0 and others above it, none twice");

        for (var i = 0; i < Levels.Count; i++)
        {
            yield return SettingRule.Of($"{nameof(Levels)}:{i}:{nameof(VipLevel.Name)}", Levels[i].Name, Levels[i].Name.Length > 0, "the level's name");
            yield return SettingRule.AtLeast($"{nameof(Levels)}:{i}:{nameof(VipLevel.Price)}", 0, Levels[i].Price);
        }
    }
}
