using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Api.Profiles;

/// <summary>One's own profile and settings.</summary>
internal static class ProfilesApi
{
    private static readonly Form<ProfileUpdate> ProfileForm = new Form<ProfileUpdate>(new())
        .Text("nickname", "1 to 32 characters, unique", "阿明", (update, value) => update with { Nickname = value })
        .Choice<Sex>("sex", "male, female or other", "male", SexNames.TryParse, FieldProblem.NotASex, (update, value) => update with { Sex = value })
        .Integer("birth_year", "The year of birth; the age must be 18 to 120", 1996, (update, value) => update with { BirthYear = value })
        .Integer("birth_month", "The month of birth, from 1", 2, (update, value) => update with { BirthMonth = value })
        .Integer("birth_day", "The day of birth, from 1", 29, (update, value) => update with { BirthDay = value })
        .Text("location", "Home, at most 32 characters", "上海", (update, value) => update with { Location = value })
        .Text("bio", "About me, at most 500 characters; an empty text takes it back", UserView.Example.Bio!, (update, value) => update with { Bio = value })
        .List("interests", "At most 10 of 1 to 20 characters; in a form separated by commas", [.. UserView.Example.Interests], (update, value) => update with { Interests = value })
        .Choice<LookingFor>("looking_for", "relationship, friends or unsure", "friends", LookingForNames.TryParse, FieldProblem.NotLookedFor, (update, value) => update with { LookingFor = value })
        .Switch("hidden", "Whether I am on nobody's deck; friends still see me", false, (update, value) => update with { Hidden = value });

    private static readonly Form<SettingsUpdate> SettingsForm = new Form<SettingsUpdate>(new())
        .Choice<Sex>("dating_sex", "The sex to look for: male, female, other or any", "female", SexNames.TryParseDating, FieldProblem.NotADatingSex, (update, value) => update with { DatingSex = value })
        .Text("location", "The place to look in; empty for home, any other place needs the permission anylocation", "", (update, value) => update with { Location = value })
        .Integer("min_distance", "The smallest distance in km, from 0", 1, (update, value) => update with { MinDistance = value })
        .Integer("max_distance", "The largest distance in km, up to 1000", 10, (update, value) => update with { MaxDistance = value })
        .Integer("min_dating_age", "The youngest age, from 18", 18, (update, value) => update with { MinDatingAge = value })
        .Integer("max_dating_age", "The oldest age, up to 100", 45, (update, value) => update with { MaxDatingAge = value })
        .Switch("vibration", "Whether the app vibrates", true, (update, value) => update with { Vibration = value })
        .Switch("only_match", "Whether only matches see pictures beyond the avatar", true, (update, value) => update with { OnlyMatch = value })
        .Switch("only_play", "Whether videos play by themselves", true, (update, value) => update with { OnlyPlay = value });

    public static void MapProfiles(this IEndpointRouteBuilder group)
    {
        group.MapGet("/info", GetInfo).WithContract(new("Who am I") { Example = MeView.Example });
        group.MapPost("/info", UpdateInfo).WithContract(new("Change my profile: any subset of the fields")
        {
            Fields = ProfileForm.Fields,
            Example = MeView.Example,
            Refusals = [ErrorCode.PROFILE_ERROR, ErrorCode.NICKNAME_TAKEN],
        });
        group.MapGet("/profile", GetSettings).WithContract(new("My settings") { Example = SettingsView.Example });
        group.MapPost("/profile", UpdateSettings).WithContract(new("Change my settings: any subset of the fields")
        {
            Fields = SettingsForm.Fields,
            Example = SettingsView.Example,
            Refusals = [ErrorCode.PROFILE_ERROR, ErrorCode.NOT_HAS_PERM],
        });
    }

    private static async Task<IResult> GetInfo(CurrentUser user, ApiServices services) =>
        Answer.Of(await user.Grain.GetInfo(user.Proof), services.Media, MeView.From, ApiJson.Default.MeView);

    private static async Task<IResult> UpdateInfo(CurrentUser user, Fields fields, ApiServices services)
    {
        var update = ProfileForm.Read(fields);
        return update.Refusal is { } refusal
            ? await user.Refuse(refusal)
            : Answer.Of(await user.Grain.UpdateInfo(user.Proof, update.Value!), services.Media, MeView.From, ApiJson.Default.MeView);
    }

    private static async Task<IResult> GetSettings(CurrentUser user) =>
        Answer.Of(await user.Grain.GetSettings(user.Proof), SettingsView.From, ApiJson.Default.SettingsView);

    private static async Task<IResult> UpdateSettings(CurrentUser user, Fields fields)
    {
        var update = SettingsForm.Read(fields);
        return update.Refusal is { } refusal
            ? await user.Refuse(refusal)
            : Answer.Of(await user.Grain.UpdateSettings(user.Proof, update.Value!), SettingsView.From, ApiJson.Default.SettingsView);
    }
}
