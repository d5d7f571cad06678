using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Friends;

public sealed class UnfriendTests(SharedServer shared)
{
    [Fact]
    public async Task Unfriend_AFriend_IsOutOfBothListsAndCannotBeWonBack()
    {
        var (ann, ben) = (await Person.SignUp(shared.Api), await Person.SignUp(shared.Api));
        await ann.Like(ben);
        Assert.True((await ben.Like(ann)).Ok().GetProperty("is_matched").GetBoolean());

        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Unfriend(ann, ben.Sid)).Ok().ValueKind);
        (await Unfriend(ann, ben.Sid)).Ok();

        Assert.False((await ben.Like(ann)).Ok().GetProperty("is_matched").GetBoolean());
        Assert.False((await ann.Like(ben)).Ok().GetProperty("is_matched").GetBoolean());
        Assert.Empty(await ann.Friends());
        Assert.Empty(await ben.Friends());
        (await Unfriend(ben, ann.Sid)).Refused(ErrorCode.NOT_FRIENDS);
    }

    [Fact]
    public async Task Unfriend_NoFriend_IsRefusedWithItsReason()
    {
        var (ann, ben) = (await Person.SignUp(shared.Api), await Person.SignUp(shared.Api));
        await ann.Like(ben);

        (await Unfriend(ann, ben.Sid)).Refused(ErrorCode.NOT_FRIENDS);
        (await Unfriend(ann, "42")).Refused(ErrorCode.USER_NOT_FOUND);
        (await Unfriend(ann, ann.Sid)).Refused(ErrorCode.BAD_REQUEST);
        (await Unfriend(ann, "ben")).Refused(ErrorCode.BAD_REQUEST);
        (await ann.Post("/api/social/unfriend")).Refused(ErrorCode.BAD_REQUEST);
    }

    private static Task<Reply> Unfriend(Person person, string sid) => person.Post("/api/social/unfriend", ("sid", sid));
}
