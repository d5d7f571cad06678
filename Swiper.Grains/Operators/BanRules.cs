using Swiper.Grains.Accounts;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Users;

namespace Swiper.Grains.Operators;

/// <summary>Decides about bans. Pure.</summary>
internal static class BanRules
{
    /// <summary>Bans a user from now on, and ends every session. A ban replaces an earlier one.</summary>
    public static Result<UserState> Ban(UserState user, int days, BanReason reason, DateTimeOffset now)
    {
        if (days is < 0 or > Limits.BanDaysMax)
        {
            return Refusal.BadRequest("days");
        }

        return reason.Read() is { } text
            ? SessionRules.End(user, _ => true) with { Ban = new Ban(days == 0 ? null : WholeSecond(now).AddDays(days), text) }
            : Refusal.BadRequest("reason");
    }

    /// <summary>Lifts a ban. The sessions that it ended stay ended.</summary>
    public static UserState Lift(UserState user) => user.Ban is null ? user : user with { Ban = null };

    /// <summary>The ban in force, or null.</summary>
    public static Ban? InForce(UserState user, DateTimeOffset now) => user.Ban is { } ban && ban.IsInForce(now) ? ban : null;

    /// <summary>The second that begins next: answers show whole seconds, and no ban is shorter than they say.</summary>
    private static DateTimeOffset WholeSecond(DateTimeOffset now) =>
        now.AddTicks((TimeSpan.TicksPerSecond - (now.Ticks % TimeSpan.TicksPerSecond)) % TimeSpan.TicksPerSecond);
}
