using System.Text.Json.Serialization;
using Swiper.Accounts;
using Swiper.Profiles;

namespace Swiper;

/// <summary>How the state documents are written as JSON: compact, without what is null.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UserState))]
[JsonSerializable(typeof(VerifyCodeState))]
[JsonSerializable(typeof(NicknameState))]
public sealed partial class GrainsJson : JsonSerializerContext;
