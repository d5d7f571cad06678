using Swiper.Grains.Interfaces.Vip;

namespace Swiper.Grains.Vip;

/// <summary>A VIP level granted for a time.</summary>
[GenerateSerializer, Immutable, Alias("swiper.vip-grant")]
public sealed record VipGrant
{
    /// <summary>The level's number.</summary>
    [Id(0)]
    public int Level { get; init; }

    /// <summary>The moment the user falls back to level 0.</summary>
    [Id(1)]
    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>Decides which level is in force. Pure.</summary>
internal static class VipRules
{
    /// <summary>The grant in force, or null (level 0) if the grant has expired or its level is no longer configured.</summary>
    public static VipGrant? InForce(VipGrant? grant, VipOptions options, DateTimeOffset now) =>
        grant is not null && grant.Level > 0 && grant.ExpiresAt > now && options.Find(grant.Level) is not null ? grant : null;

    /// <summary>
    /// When a permission in force ends, if no other grant comes: <see cref="DateTimeOffset.MaxValue"/> if everyone has it. Null if it is not in force.
    /// </summary>
    public static DateTimeOffset? Until(Permissions permission, VipGrant? grant, VipOptions options, DateTimeOffset now)
    {
        if (options.Find(0)?.Permissions.HasFlag(permission) == true)
        {
            return DateTimeOffset.MaxValue;
        }

        return PermissionsOf(grant, options, now).HasFlag(permission) ? grant!.ExpiresAt : null;
    }

    public static Permissions PermissionsOf(VipGrant? grant, VipOptions options, DateTimeOffset now) =>
        options.Find(InForce(grant, options, now)?.Level ?? 0)?.Permissions ?? Permissions.None;
}
