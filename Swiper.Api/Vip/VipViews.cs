using Swiper.Grains.Interfaces.Vip;

namespace Swiper.Api.Vip;

/// <summary>A level that can be bought.</summary>
internal sealed record VipLevelView(int Level, string Name, decimal Price, IReadOnlyList<string> Perms)
{
    /// <summary>Shows a level.</summary>
    public static VipLevelView From(VipLevel level) => new(level.Level, level.Name, level.Price, PermissionNames.Of(level.Permissions));
}

/// <summary>How permissions are named on the wire.</summary>
internal static class PermissionNames
{
    private static readonly (Permissions Permission, string Name)[] Names =
    [
        (Permissions.VipFlag, "vipflag"),
        (Permissions.Superlike, "superlike"),
        (Permissions.Rewind, "rewind"),
        (Permissions.AnyLocation, "anylocation"),
        (Permissions.UnlimitedLikes, "unlimit_like"),
        (Permissions.SeeLikes, "seelikes"),
    ];

    // Every combination, made once: a list is part of each <me>.
    private static readonly string[][] Combinations =
        [.. Enumerable.Range(0, 1 << Names.Length).Select(set => Names.Where(name => ((Permissions)set).HasFlag(name.Permission)).Select(name => name.Name).ToArray())];

    /// <summary>The names of the permissions in a set.</summary>
    public static IReadOnlyList<string> Of(Permissions permissions) => Combinations[(int)permissions & (Combinations.Length - 1)];
}
