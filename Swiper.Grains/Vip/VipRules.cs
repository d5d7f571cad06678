using Swiper.Grains.Interfaces.Vip;

namespace Swiper.Grains.Vip;

/// <summary>A level granted for a time.</summary>
[GenerateSerializer, Immutable, Alias("swiper.vip-grant")]
public sealed record VipGrant
{
    /// <summary>The level's number.</summary>
    [Id(0)]
    public int Level { get; init; }

    /// <summary>From this second on it is level 0.</summary>
    [Id(1)]
    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>Which level is in force. Pure.</summary>
internal static class VipRules
{
    /// <summary>The grant that is in force, or null: one that has ended, or whose level is no longer configured, is level 0.</summary>
    public static VipGrant? InForce(VipGrant? grant, VipOptions options, DateTimeOffset now) =>
        grant is not null && grant.Level > 0 && grant.ExpiresAt > now && options.Find(grant.Level) is not null ? grant : null;

    /// <summary>What the level in force permits.</summary>
    public static Permissions PermissionsOf(VipGrant? grant, VipOptions options, DateTimeOffset now) =>
        options.Find(InForce(grant, options, now)?.Level ?? 0)?.Permissions ?? Permissions.None;
}
