using System.Text.Json.Serialization;
using Swiper.Api.Accounts;
using Swiper.Api.Friends;
using Swiper.Api.Health;
using Swiper.Api.Media;
using Swiper.Api.Profiles;
using Swiper.Api.Swipes;
using Swiper.Api.Vip;

namespace Swiper.Api.Contract;

/// <summary>Serializers for everything that is answered, generated at build time. How they are indented and escaped is the writer's business.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(VerifyView))]
[JsonSerializable(typeof(LoginView))]
[JsonSerializable(typeof(MeView))]
[JsonSerializable(typeof(SettingsView))]
[JsonSerializable(typeof(AvatarView))]
[JsonSerializable(typeof(UserView[]))]
[JsonSerializable(typeof(SwipeView))]
[JsonSerializable(typeof(RewindView))]
[JsonSerializable(typeof(QuotaView))]
[JsonSerializable(typeof(FriendsView))]
[JsonSerializable(typeof(VipLevelView[]))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(DevelopmentSmsView))]
internal sealed partial class ApiJson : JsonSerializerContext;
