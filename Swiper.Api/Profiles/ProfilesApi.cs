using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Pipeline;

namespace Swiper.Api.Profiles;

/// <summary>One's own profile and settings.</summary>
internal static class ProfilesApi
{
    private static readonly FieldInfo[] ProfileFields =
    [
        new("nickname", "1 to 32 characters, unique", "阿明", Required: false),
        new("sex", "male or female", "male", Required: false),
        new("birth_year", "The year of birth; the age must be 18 to 120", 1996, Required: false),
        new("birth_month", "The month of birth, from 1", 2, Required: false),
        new("birth_day", "The day of birth, from 1", 29, Required: false),
        new("location", "Where one lives, at most 32 characters", "上海", Required: false),
    ];

    private static readonly FieldInfo[] SettingsFields =
    [
        new("dating_sex", "The sex one looks for", "female", Required: false),
        new("location", "The place one looks in; empty is where one lives, another needs the permission anylocation", "", Required: false),
        new("min_distance", "Nearest distance in km, from 0", 1, Required: false),
        new("max_distance", "Farthest distance in km, up to 1000", 10, Required: false),
        new("min_dating_age", "Youngest age, from 18", 18, Required: false),
        new("max_dating_age", "Oldest age, up to 100", 45, Required: false),
        new("vibration", "Whether the app vibrates", true, Required: false),
        new("only_match", "Whether pictures beyond the avatar are for matches only", true, Required: false),
        new("only_play", "Whether videos play by themselves", true, Required: false),
    ];

    /// <summary>Maps the routes.</summary>
    internal static void MapProfiles(this IEndpointRouteBuilder group)
    {
        group.MapGet("/info", GetInfo).Is(new("Who am I") { Example = MeView.Example });
        group.MapPost("/info", UpdateInfo).Is(new("Change my profile: any subset of the fields")
        {
            Fields = ProfileFields,
            Example = MeView.Example,
            Refusals = [ErrorCode.PROFILE_ERROR, ErrorCode.NICKNAME_TAKEN],
        });
        group.MapGet("/profile", GetSettings).Is(new("My settings") { Example = SettingsView.Example });
        group.MapPost("/profile", UpdateSettings).Is(new("Change my settings: any subset of the fields")
        {
            Fields = SettingsFields,
            Example = SettingsView.Example,
            Refusals = [ErrorCode.PROFILE_ERROR, ErrorCode.NOT_HAS_PERM],
        });
    }

    private static async Task<IResult> GetInfo(CurrentUser user, ApiServices services) =>
        Answer.Of(await user.Grain.GetInfo(user.Proof), services.Media, MeView.From, ApiJson.Default.MeView);

    private static async Task<IResult> UpdateInfo(CurrentUser user, Fields fields, ApiServices services)
    {
        var update = ProfileReader.Read(fields);
        return update.Refusal is { } refusal
            ? await user.Refuse(refusal)
            : Answer.Of(await user.Grain.UpdateInfo(user.Proof, update.Value!), services.Media, MeView.From, ApiJson.Default.MeView);
    }

    private static async Task<IResult> GetSettings(CurrentUser user) =>
        Answer.Of(await user.Grain.GetSettings(user.Proof), SettingsView.From, ApiJson.Default.SettingsView);

    private static async Task<IResult> UpdateSettings(CurrentUser user, Fields fields)
    {
        var update = SettingsReader.Read(fields);
        return update.Refusal is { } refusal
            ? await user.Refuse(refusal)
            : Answer.Of(await user.Grain.UpdateSettings(user.Proof, update.Value!), SettingsView.From, ApiJson.Default.SettingsView);
    }
}
