using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Media;

namespace Swiper.Grains.Tests.Media;

public sealed class PhotoRulesTests
{
    private static readonly Pictures Three = new()
    {
        Photos = [Photo(1, PhotoState.Approved), Photo(2, PhotoState.PendingHidden), Photo(4, PhotoState.PendingShown)],
        LastNumber = 4,
    };

    [Fact]
    public void Add_Announced_ComesLastUnderANumberOfItsOwn()
    {
        var added = PhotoRules.Add(Announced("new"), "new", 3, 4, PhotoState.Approved).Value!;

        Assert.Equal([1, 2, 4, 5], added.Photos.Select(photo => photo.Number));
        Assert.Empty(added.Announced);
        Assert.Same(added, PhotoRules.Add(added, "new", 3, 4, PhotoState.Approved).Value);
    }

    [Fact]
    public void Add_NotAnnounced_IsRefused() =>
        Assert.Equal(ErrorCode.UNAVAILABLE, PhotoRules.Add(Three, "new", 3, 4, PhotoState.Approved).Refusal!.Code);

    [Fact]
    public void Add_WhereTwoUploadsRaceForTheLastPlace_IsRefused()
    {
        var full = Announced("new") with { Photos = [.. Enumerable.Range(1, 9).Select(number => Photo(number, PhotoState.Approved))] };

        Assert.Equal(9, PhotoRules.Add(full, "new", 3, 4, PhotoState.Approved).Refusal!.Max);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(1, 2, 2)]
    [InlineData(1, 2, 3)]
    [InlineData(1, 2, 4, 4)]
    public void Order_NotEachOnce_IsRefused(params int[] numbers) =>
        Assert.Equal("ids", PhotoRules.Order(Three, [.. numbers]).Refusal!.Parameter);

    [Fact]
    public void Order_EachOnce_IsTaken()
    {
        Assert.Equal([4, 1, 2], PhotoRules.Order(Three, [4, 1, 2]).Value!.Photos.Select(photo => photo.Number));
        Assert.Same(Three, PhotoRules.Order(Three, [1, 2, 4]).Value);
    }

    [Fact]
    public void Delete_Repeated_ChangesNothingAndAnotherNumberIsRefused()
    {
        var deleted = PhotoRules.Delete(Three, 2).Value!;

        Assert.Equal(["p2"], deleted.Discarded);
        Assert.Same(deleted, PhotoRules.Delete(deleted, 2).Value);
        Assert.Equal("id", PhotoRules.Delete(Three, 5).Refusal!.Parameter);
        Assert.Equal("id", PhotoRules.Delete(Three, 0).Refusal!.Parameter);
    }

    [Fact]
    public void Review_Rejected_LosesItsFileForGood()
    {
        var rejected = PhotoRules.Review(Three, 4, approve: false).Value!;

        Assert.Equal(Photo(4, PhotoState.Rejected) with { Key = "" }, rejected.Photos[2]);
        Assert.Equal(["p4"], rejected.Discarded);
        Assert.Same(rejected, PhotoRules.Review(rejected, 4, approve: false).Value);
        Assert.Equal("id", PhotoRules.Review(rejected, 4, approve: true).Refusal!.Parameter);
        Assert.Equal(["p4"], PhotoRules.Delete(rejected, 4).Value!.Discarded);
    }

    [Fact]
    public void Review_Approved_IsShown()
    {
        var approved = PhotoRules.Review(Three, 2, approve: true).Value!;

        Assert.Equal(PhotoState.Approved, approved.Photos[1].State);
        Assert.Same(approved, PhotoRules.Review(approved, 2, approve: true).Value);
        Assert.Null(PhotoRules.Review(approved, 2, approve: false).Refusal);
    }

    [Fact]
    public void Shown_EachState_HidesWhatWaitsOrIsRejected()
    {
        var shown = PhotoList.Parse((Three with { Photos = Three.Photos.Add(Photo(5, PhotoState.Rejected)) }).Shown());

        Assert.Equal([Photo(1, PhotoState.Approved), Photo(4, PhotoState.PendingShown)], shown);
        Assert.Null(new Pictures().Shown());
        Assert.Equal(PictureWork.Review, Three.Work());
    }

    private static Photo Photo(int number, PhotoState state) => new(number, $"p{number}", 30, 40, state);

    private static Pictures Announced(string key) => Three with { Announced = [new AnnouncedFile(key, DateTimeOffset.UnixEpoch)] };
}
