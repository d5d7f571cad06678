using Microsoft.Extensions.Logging.Abstractions;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Media;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Media;

/// <summary>Pictures in grains, with a list for a store.</summary>
public sealed class PictureFlowTests(StillCluster cluster)
{
    private readonly HashSet<string> _files = [];
    private Exception? _away;

    private PictureFlows Flows => new(cluster.Grains, Delete, NullLogger.Instance);

    [Fact]
    public async Task AddPhoto_StoreIsAway_LeavesNothing()
    {
        var ann = await cluster.NewPerson();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Flows.AddPhoto(
            ann.Id, ann.Proof, NewPhoto(), () => Task.FromException(new StoreUnavailableException("away"))));

        Assert.Empty((await ann.Pictures.GetPhotos(ann.Proof)).Value);
        Assert.Equal(PictureWork.None, cluster.Relations.Head(ann.Id).Pictures);
    }

    [Fact]
    public async Task AddPhoto_RefusedOnceStored_DeletesTheFile()
    {
        var ann = await cluster.NewPerson();
        var photo = NewPhoto();

        var added = await Flows.AddPhoto(ann.Id, ann.Proof, photo, async () =>
        {
            await Put(photo.Key);
            await ann.Grain.Logout(ann.Proof, all: true);
        });

        Assert.Equal(ErrorCode.LOGIN_ERROR, added.Refusal!.Code);
        Assert.Empty(_files);
        Assert.Equal(PictureWork.None, cluster.Relations.Head(ann.Id).Pictures);
    }

    [Fact]
    public async Task DeletePhoto_StoreIsAway_IsUnavailableAndARepeatFinishes()
    {
        var ann = await cluster.NewPerson();
        var photo = await Add(ann);
        _away = new StoreUnavailableException("away");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Flows.DeletePhoto(ann.Id, ann.Proof, photo.Number));

        Assert.Empty((await ann.Pictures.GetPhotos(ann.Proof)).Value);
        _away = null;
        Assert.Null(await Flows.DeletePhoto(ann.Id, ann.Proof, photo.Number));
        Assert.Empty(_files);
    }

    [Fact]
    public async Task DeletePhoto_PoolCannotBeWritten_KeepsTheFileThatItStillShows()
    {
        var place = cluster.NewPlace();
        var ann = await cluster.NewPerson(Sex.Female, place);
        await ann.Set(new SettingsUpdate(OnlyMatch: false));
        var photo = await Add(ann);
        var pool = PoolKey.Of(Sex.Female, place);
        using (cluster.Candidates.Arm(FaultKind.FailBefore, call => call == (nameof(ICandidateStore.Write), pool), times: int.MaxValue))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => Flows.DeletePhoto(ann.Id, ann.Proof, photo.Number));
            Assert.Equal([photo.Key], _files);
        }

        Assert.Null(await Flows.DeletePhoto(ann.Id, ann.Proof, photo.Number));
        Assert.Empty(_files);
    }

    [Fact]
    public async Task Sweep_FilesLeftBehind_DeletesThoseThatNothingNeeds()
    {
        var (ann, bob) = (await cluster.NewPerson(), await cluster.NewPerson());
        var named = await Add(ann);
        Assert.Null(await ann.Pictures.Announce(ann.Proof, "abandoned", isPhoto: true));
        await Put("abandoned");
        await bob.SetAvatar(await Put("replaced"));
        await bob.SetAvatar(await Put("avatar"));

        await Flows.Sweep();

        Assert.True(_files.SetEquals([named.Key, "abandoned", "avatar"]));
        Assert.Equal(PictureWork.None, cluster.Relations.Head(bob.Id).Pictures);
    }

    [Fact]
    public async Task Keeper_OwnerIsListedAndAsleep_KnowsTheirPictures()
    {
        var ann = await cluster.NewPerson(Sex.Female, cluster.NewPlace());
        var photo = await ann.AddPhoto(await Put($"waiting-{ann.Id}"), PhotoState.PendingHidden);

        await ann.Deactivate();
        Assert.Equal([photo], await ann.Keeper.GetWaiting());
        await ann.Deactivate();
        Assert.Null((await ann.Keeper.Review(photo.Number, approve: false)).Refusal);
        await ann.Deactivate();
        Assert.Equal([photo.Key], await ann.Keeper.ReadDiscarded());
    }

    [Fact]
    public async Task GetCard_PhotosForFriends_SaysSo()
    {
        var (ann, bob) = (await cluster.NewPerson(Sex.Female, cluster.NewPlace()), await cluster.NewPerson());
        var photo = await Add(ann);

        var hidden = (await ann.Peer.GetCard())!;
        await ann.Set(new SettingsUpdate(OnlyMatch: false));
        var open = (await ann.Peer.GetCard())!;

        Assert.Equal((true, false), (hidden.HasPhotosForFriends, open.HasPhotosForFriends));
        Assert.Equal([photo], PhotoList.Parse(open.Photos));
        Assert.False((await bob.Peer.GetCard())!.HasPhotosForFriends);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task GetDeck_PhotosForFriends_ShowsThemOnlyIfTheyAreForEverybody(bool onlyMatch)
    {
        var place = cluster.NewPlace();
        var (ann, bob) = (await cluster.NewPerson(Sex.Female, place), await cluster.NewPerson(Sex.Male, place));
        await ann.Set(new SettingsUpdate(OnlyMatch: onlyMatch));
        var photo = await Add(ann);
        await ann.AddPhoto(await Put($"waiting-{ann.Id}"), PhotoState.PendingHidden);

        var card = Assert.Single(await bob.Deck());

        Assert.Equal(onlyMatch ? [] : [photo], PhotoList.Parse(card.Photos));
        Assert.False(card.HasPhotosForFriends);
    }

    [Fact]
    public async Task Find_WaitingPhotos_AnswersTheirOwnersPageByPage()
    {
        var people = new[] { await cluster.NewPerson(), await cluster.NewPerson(), await cluster.NewPerson() };
        foreach (var person in people)
        {
            await person.AddPhoto($"w-{person.Id}", PhotoState.PendingShown);
        }

        Assert.Equal(people.Select(person => person.Id).Order(), (await Waiting()).Intersect(people.Select(person => person.Id)).Order());
        Assert.Null((await people[1].Keeper.Review(1, approve: true)).Refusal);
        Assert.DoesNotContain(people[1].Id, await Waiting());
        Assert.Null(await cluster.Grains.GetGrain<IPictureIndexGrain>(0).Find(PictureWork.Review, "x", 1));
    }

    private static Photo NewPhoto() => new(0, Guid.NewGuid().ToString("N"), 30, 40, PhotoState.Approved);

    private async Task<List<long>> Waiting()
    {
        var index = cluster.Grains.GetGrain<IPictureIndexGrain>(0);
        var found = new List<long>();
        PictureOwners? page;
        for (string? cursor = null; ; cursor = page.Next)
        {
            page = (await index.Find(PictureWork.Review, cursor, limit: 1))!;
            found.AddRange(page.Owners);
            if (page.Next is null)
            {
                return found;
            }
        }
    }

    private async Task<Photo> Add(Person person)
    {
        var photo = NewPhoto();
        var added = await Flows.AddPhoto(person.Id, person.Proof, photo, () => Put(photo.Key));
        Assert.Null(added.Refusal);
        return added.Value!;
    }

    private Task<string> Put(string key)
    {
        _files.Add(key);
        return Task.FromResult(key);
    }

    private Task Delete(string key)
    {
        if (_away is { } away)
        {
            throw away;
        }

        _files.Remove(key);
        return Task.CompletedTask;
    }
}
