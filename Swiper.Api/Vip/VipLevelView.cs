using Swiper.Grains.Interfaces.Vip;

namespace Swiper.Api.Vip;

/// <summary>A level that can be bought.</summary>
internal sealed record VipLevelView(int Level, string Name, decimal Price, IReadOnlyList<string> Perms)
{
    /// <summary>Shows a level.</summary>
    internal static VipLevelView From(VipLevel level) => new(level.Level, level.Name, level.Price, PermissionNames.Of(level.Permissions));
}
