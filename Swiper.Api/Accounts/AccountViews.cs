using System.Globalization;
using Swiper.Api.Contract;
using Swiper.Api.Profiles;
using Swiper.Api.Swipes;
using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Api.Accounts;

/// <summary>A code is on its way; times in seconds.</summary>
internal sealed record VerifyView(string Phonenum, int ExpiresIn, int ResendIn)
{
    /// <summary>A view for examples.</summary>
    public static VerifyView Example { get; } = new("+8613800138000", 300, 60);

    /// <summary>Shows what the grain said.</summary>
    public static VerifyView From(string phone, CodeSent sent) => new(phone, Seconds(sent.ExpiresIn), Seconds(sent.ResendIn));

    private static int Seconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);
}

/// <summary>A session was opened.</summary>
internal sealed record LoginView(MeView User, string Token, DateTime ExpiresAt, bool Created)
{
    /// <summary>A view for examples.</summary>
    public static LoginView Example { get; } = new(MeView.Example, "AQAZ…", QuotaView.Example.ResetAt, false);
}

/// <summary>One of my sessions; <c>id</c> is text, since it is no safe integer in JavaScript.</summary>
internal sealed record SessionView(string Id, DateTime CreatedAt, DateTime LastSeenAt, string? Device, bool Current)
{
    /// <summary>A view for examples.</summary>
    public static SessionView Example { get; } = new("6148914691236517205", QuotaView.Example.ResetAt, QuotaView.Example.ResetAt, "Swiper/1.0 (iPhone; iOS 26)", true);

    /// <summary>Shows what the grain said.</summary>
    public static SessionView From(SessionInfo session) => new(
        session.Id.ToString(CultureInfo.InvariantCulture), WireTime.Of(session.CreatedAt), WireTime.Of(session.SeenAt), session.Device, session.IsCurrent);
}

/// <summary>The last code of a number, in Development.</summary>
internal sealed record DevelopmentSmsView(string Phonenum, string Code, DateTime SentAt);
