using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Api.Swipes;

/// <summary>Like, superlike, dislike and rewind.</summary>
internal static class SwipesApi
{
    private static readonly FieldInfo Sid = new("sid", "The person's id", 5276398214032771);

    private static readonly FieldInfo Note = new(
        "note", "A note shown to the person with the superlike; at most 140 characters", "你也喜欢爬山吗？", Required: false);

    public static void MapSwipes(this IEndpointRouteBuilder group)
    {
        group.MapPost("/like", Like).WithContract(new("Like a person")
        {
            Fields = [Sid],
            Example = new SwipeView(true),
            Refusals = [ErrorCode.USER_NOT_FOUND, ErrorCode.QUOTA_EXCEEDED],
        });
        group.MapPost("/superlike", Superlike).WithContract(new("Superlike a person, with a note if you like; needs the permission superlike")
        {
            Fields = [Sid, Note],
            Example = new SwipeView(true),
            Refusals = [ErrorCode.USER_NOT_FOUND, ErrorCode.QUOTA_EXCEEDED, ErrorCode.NOT_HAS_PERM],
        });
        group.MapPost("/dislike", Dislike).WithContract(new("Dislike a person who is not a friend")
        {
            Fields = [Sid],
            Refusals = [ErrorCode.USER_NOT_FOUND],
        });
        group.MapPost("/rewind", Rewind).WithContract(new("Undo a swipe: the given one, or the last; needs the permission rewind")
        {
            Fields = [Sid with { Required = false }],
            Example = new RewindView(5276398214032771),
            Refusals = [ErrorCode.NOTHING_TO_REWIND, ErrorCode.QUOTA_EXCEEDED, ErrorCode.NOT_HAS_PERM],
        });
    }

    private static Task<IResult> Like(CurrentUser user, Fields fields) => Swipe(user, fields, SwipeKind.Like);

    private static async Task<IResult> Superlike(CurrentUser user, Fields fields) =>
        fields.TryGet(Note.Name, out var note) && note.Kind is not FieldKind.Text
            ? await user.Refuse(Refusal.BadRequest(Note.Name))
            : await Swipe(user, fields, SwipeKind.Superlike, fields.Text(Note.Name) is { Length: > 0 } text ? new Note(text) : null);

    private static async Task<IResult> Dislike(CurrentUser user, Fields fields)
    {
        if (fields.UserId(Sid.Name) is not { } sid)
        {
            return await user.Refuse(Refusal.BadRequest(Sid.Name));
        }

        var outcome = await user.Grain.Swipe(user.Proof, sid, SwipeKind.Dislike);
        return outcome.Refusal is { } refusal ? Answer.Refuse(refusal) : Answer.Nothing;
    }

    private static async Task<IResult> Swipe(CurrentUser user, Fields fields, SwipeKind kind, Note? note = null) => fields.UserId(Sid.Name) is { } sid
        ? Answer.Of(await user.Grain.Swipe(user.Proof, sid, kind, note), static outcome => new SwipeView(outcome.IsMatched), ApiJson.Default.SwipeView)
        : await user.Refuse(Refusal.BadRequest(Sid.Name));

    private static async Task<IResult> Rewind(CurrentUser user, Fields fields)
    {
        var sid = fields.UserId(Sid.Name);
        return sid is null && fields.TryGet(Sid.Name, out _)
            ? await user.Refuse(Refusal.BadRequest(Sid.Name))
            : Answer.Of(await user.Grain.Rewind(user.Proof, sid), static sid => new RewindView(sid), ApiJson.Default.RewindView);
    }
}
