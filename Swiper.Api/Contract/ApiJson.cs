using System.Text.Json.Serialization;
using Swiper.Api.Accounts;
using Swiper.Api.Discovery;
using Swiper.Api.Friends;
using Swiper.Api.Health;
using Swiper.Api.Likes;
using Swiper.Api.Media;
using Swiper.Api.Operators;
using Swiper.Api.Profiles;
using Swiper.Api.Safety;
using Swiper.Api.Swipes;
using Swiper.Api.Vip;

namespace Swiper.Api.Contract;

/// <summary>Source-generated serializers of every answer. Indentation and escaping are up to the writer.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(VerifyView))]
[JsonSerializable(typeof(LoginView))]
[JsonSerializable(typeof(SessionView[]))]
[JsonSerializable(typeof(MeView))]
[JsonSerializable(typeof(SettingsView))]
[JsonSerializable(typeof(AvatarView))]
[JsonSerializable(typeof(PhotoView))]
[JsonSerializable(typeof(PhotoView[]))]
[JsonSerializable(typeof(WaitingPhotosView))]
[JsonSerializable(typeof(UserView))]
[JsonSerializable(typeof(UserView[]))]
[JsonSerializable(typeof(DeckUserView[]))]
[JsonSerializable(typeof(DeckStateView))]
[JsonSerializable(typeof(SwipeView))]
[JsonSerializable(typeof(RewindView))]
[JsonSerializable(typeof(QuotaView))]
[JsonSerializable(typeof(FriendsView))]
[JsonSerializable(typeof(LikesView))]
[JsonSerializable(typeof(BlocksView))]
[JsonSerializable(typeof(ReportView))]
[JsonSerializable(typeof(ReportedView))]
[JsonSerializable(typeof(ReportsView))]
[JsonSerializable(typeof(VipLevelView[]))]
[JsonSerializable(typeof(BanView))]
[JsonSerializable(typeof(AccountView))]
[JsonSerializable(typeof(AuditView))]
[JsonSerializable(typeof(CensusView))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(DevelopmentSmsView))]
internal sealed partial class ApiJson : JsonSerializerContext;

/// <summary>
/// Times in answers: in UTC and whole seconds, which the serializer writes as ISO 8601, such as <c>2026-01-31T16:00:00Z</c>. A converter
/// would do the same, but would keep the serializers from being fully generated.
/// </summary>
internal static class WireTime
{
    /// <summary>The time without its fraction of a second.</summary>
    public static DateTime Of(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        return new DateTime(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
    }
}
