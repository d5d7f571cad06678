using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Media;
using Swiper.Grains.Users;

namespace Swiper.Grains.Tests.Media;

public sealed class PictureRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Announce_Repeated_ChangesNothing()
    {
        var announced = Announce(new UserState(), "a");

        Assert.Same(announced, Announce(announced, "a"));
        Assert.Equal(PictureWork.Cleaning, announced.Pictures.Work());
    }

    [Fact]
    public void Announce_LateRepeatOfANamedOrDiscardedFile_ChangesNothing()
    {
        var named = PictureRules.SetAvatar(Announce(new UserState(), "a"), "a").Value!;
        var removed = PictureRules.RemoveAvatar(named);

        Assert.Same(named, Announce(named, "a"));
        Assert.Same(removed, Announce(removed, "a"));
    }

    [Fact]
    public void Announce_TooManyFilesWait_IsRefused()
    {
        var state = Enumerable.Range(0, Limits.LooseFilesMax).Aggregate(new UserState(), (state, number) => Announce(state, $"{number}"));

        Assert.Equal(ErrorCode.UNAVAILABLE, PictureRules.Announce(state, "more", isPhoto: false, Now).Refusal!.Code);
    }

    [Fact]
    public void Announce_TenthPhoto_IsRefusedButAnAvatarIsNot()
    {
        var full = new UserState { Pictures = Full() };

        Assert.Equal(new Refusal(ErrorCode.LIMIT_REACHED, Max: 9), PictureRules.Announce(full, "more", isPhoto: true, Now).Refusal);
        Assert.Null(PictureRules.Announce(full, "more", isPhoto: false, Now).Refusal);
    }

    [Fact]
    public void SetAvatar_Again_DiscardsTheOneItReplaces()
    {
        var first = PictureRules.SetAvatar(Announce(new UserState(), "a"), "a").Value!;
        var second = PictureRules.SetAvatar(Announce(first, "b"), "b").Value!;

        Assert.Equal("b", second.Profile.AvatarKey);
        Assert.Equal(["a"], second.Pictures.Discarded);
        Assert.Empty(second.Pictures.Announced);
        Assert.Same(second, PictureRules.SetAvatar(second, "b").Value);
    }

    [Fact]
    public void SetAvatar_NotAnnounced_IsRefused() =>
        Assert.Equal(ErrorCode.UNAVAILABLE, PictureRules.SetAvatar(new UserState(), "a").Refusal!.Code);

    [Fact]
    public void RemoveAvatar_Repeated_ChangesNothing()
    {
        var removed = PictureRules.RemoveAvatar(PictureRules.SetAvatar(Announce(new UserState(), "a"), "a").Value!);

        Assert.Null(removed.Profile.AvatarKey);
        Assert.Equal(["a"], removed.Pictures.Discarded);
        Assert.Same(removed, PictureRules.RemoveAvatar(removed));
    }

    [Fact]
    public void Expire_FilesWhoseTimeIsOver_DiscardsThemAlone()
    {
        var state = Announce(new UserState(), "old");
        state = PictureRules.Announce(state, "new", isPhoto: true, Now.AddHours(1)).Value!;

        Assert.Same(state, PictureRules.Expire(state, Now + Limits.UploadLifetime - TimeSpan.FromTicks(1)));
        var expired = PictureRules.Expire(state, Now + Limits.UploadLifetime);
        Assert.Equal(["old"], expired.Pictures.Discarded);
        Assert.Equal("new", Assert.Single(expired.Pictures.Announced).Key);
        Assert.Equal(ErrorCode.UNAVAILABLE, PictureRules.SetAvatar(expired, "old").Refusal!.Code);
    }

    [Fact]
    public void GiveUp_NamedMeanwhile_ChangesNothing()
    {
        var named = PictureRules.SetAvatar(Announce(new UserState(), "a"), "a").Value!;

        Assert.Same(named, PictureRules.GiveUp(named, "a"));
    }

    [Fact]
    public void GiveUp_ForgottenMeanwhile_DiscardsAgainAsTheFileMayHaveBeenStoredLate()
    {
        var forgotten = PictureRules.Forget(PictureRules.Expire(Announce(new UserState(), "a"), Now + Limits.UploadLifetime), ["a"]);

        var givenUp = PictureRules.GiveUp(forgotten, "a");

        Assert.Equal(["a"], givenUp.Pictures.Discarded);
        Assert.Same(givenUp, PictureRules.GiveUp(givenUp, "a"));
    }

    [Fact]
    public void Forget_DiscardedFiles_KeepsTheOthers()
    {
        var state = new UserState { Pictures = new Pictures { Discarded = ["a", "b"] } };

        Assert.Equal(["b"], PictureRules.Forget(state, ["a", "unknown"]).Pictures.Discarded);
        Assert.Same(state, PictureRules.Forget(state, ["unknown"]));
    }

    private static Pictures Full() => new() { Photos = [.. Enumerable.Range(1, 9).Select(number => new Photo(number, $"p{number}", 1, 1, PhotoState.Approved))], LastNumber = 9 };

    private static UserState Announce(UserState state, string key) => PictureRules.Announce(state, key, isPhoto: false, Now).Value!;
}
