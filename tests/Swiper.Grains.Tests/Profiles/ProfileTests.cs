using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Profiles;

public sealed class ProfileTests(StillCluster cluster)
{
    [Fact]
    public async Task UpdateInfo_AllFields_ShowsToOneselfAndOthers()
    {
        var ann = await cluster.NewPerson();
        var (nickname, place) = (cluster.NewNickname(), cluster.NewPlace());

        var me = await ann.Update(new ProfileUpdate($" {nickname} ", Sex.Female, 2000, 2, 29, place));
        await ann.SetAvatar("a/1");

        Assert.Equal((nickname, Sex.Female, new DateOnly(2000, 2, 29), 26, place), (me.Nickname, me.Sex, me.BirthDate, me.Age, me.Location));
        Assert.Equal(new UserCard(ann.Id, nickname, Sex.Female, 26, "a/1", place, false, Activity: Activity.Today), await ann.Peer.GetCard());
    }

    [Fact]
    public async Task UpdateInfo_OneFieldWrong_ChangesNothing()
    {
        var ann = await cluster.NewPerson(Sex.Female, cluster.NewPlace());
        var before = await ann.Info();

        var result = await ann.Grain.UpdateInfo(ann.Proof, new ProfileUpdate(cluster.NewNickname(), Sex.Male, BirthYear: 2020, Location: "别处"));

        Assert.Equal(ErrorCode.PROFILE_ERROR, result.Refusal?.Code);
        Assert.Equal(new FieldError("birth_year", FieldProblem.TooYoung), Assert.Single(result.Refusal!.Fields));
        Assert.Equal(before, await ann.Info());
        await ann.Deactivate();
        Assert.Equal(before, await ann.Info());
    }

    [Theory]
    [InlineData(FaultKind.FailBefore)]
    [InlineData(FaultKind.FailAfter)]
    public async Task UpdateInfo_DocumentCannotBeWritten_IsAllOrNothing(FaultKind kind)
    {
        var place = cluster.NewPlace();
        var ann = await cluster.NewPerson(Sex.Female, place);
        var (nickname, newPlace) = (cluster.NewNickname(), cluster.NewPlace());
        var before = await ann.Info();
        using (cluster.Documents.Arm(kind, call => call == ("WriteStateAsync", ann.Grain.GetGrainId())))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.Update(new ProfileUpdate(nickname, Location: newPlace)));
        }

        var isWritten = kind == FaultKind.FailAfter;
        Assert.Equal(isWritten ? before with { Nickname = nickname, Location = newPlace } : before, await ann.Info());

        // Listing and nickname follow the stored profile without another request: the next activation settles them.
        await cluster.Relations.Until(() => !cluster.Relations.Head(ann.Id).Unsettled).Soon();
        Assert.Equal(isWritten, cluster.Candidates.IsListed(PoolKeyOf(newPlace), ann.Id));
        Assert.Equal(!isWritten, cluster.Candidates.IsListed(PoolKeyOf(place), ann.Id));
        Assert.Equal(isWritten, await IsTaken(nickname));
    }

    [Theory]
    [InlineData(FaultKind.FailBefore)]
    [InlineData(FaultKind.FailAfter)]
    public async Task UpdateInfo_HeadCannotBeWritten_ChangesNothing(FaultKind kind)
    {
        var ann = await cluster.NewPerson();
        var (before, nickname) = (await ann.Info(), cluster.NewNickname());
        using (cluster.Relations.Arm(kind, call => call.Is("Write", ann.Id)))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.Update(new ProfileUpdate(nickname)));
        }

        Assert.Equal(before, await ann.Info());
        await cluster.Relations.Until(() => !cluster.Relations.Head(ann.Id).Unsettled).Soon();
        Assert.False(await IsTaken(nickname));
    }

    [Fact]
    public async Task GetInfo_WhileAChangeIsBeingWritten_ShowsWhatIsDurable()
    {
        var ann = await cluster.NewPerson();
        var before = await ann.Info();
        using var hold = cluster.Documents.Arm(FaultKind.HoldAfter, call => call == ("WriteStateAsync", ann.Grain.GetGrainId()));
        var update = ann.Update(new ProfileUpdate(Sex: Sex.Female));
        await hold.Reached.Soon();

        Assert.Equal(before, await ann.Info());
        Assert.Null((await ann.Peer.GetCard())!.Sex);

        hold.Dispose();
        Assert.Equal(Sex.Female, (await update.Soon()).Sex);
        Assert.Equal(Sex.Female, (await ann.Info()).Sex);
    }

    [Fact]
    public async Task UpdateInfo_PartOfTheBirthDate_KeepsTheRest()
    {
        var ann = await cluster.NewPerson();
        await ann.Update(new ProfileUpdate(BirthYear: 1990));
        await ann.Update(new ProfileUpdate(BirthMonth: 7));

        Assert.Equal(new DateOnly(1990, 7, 1), (await ann.Update(new ProfileUpdate(BirthDay: 1))).BirthDate);
    }

    [Fact]
    public async Task UpdateInfo_MovedAway_LeavesTheOldPool()
    {
        var (here, there) = (cluster.NewPlace(), cluster.NewPlace());
        var ann = await cluster.NewPerson(Sex.Female, here);
        Assert.True(cluster.Candidates.IsListed(PoolKeyOf(here), ann.Id));

        await ann.Update(new ProfileUpdate(Location: there));

        Assert.False(cluster.Candidates.IsListed(PoolKeyOf(here), ann.Id));
        Assert.True(cluster.Candidates.IsListed(PoolKeyOf(there), ann.Id));
        Assert.Equal([PoolKeyOf(there)], cluster.Relations.Head(ann.Id).Pools);
    }

    [Theory]
    [InlineData(Sex.Female, null, "here")]
    [InlineData(null, 1996, "here")]
    [InlineData(Sex.Female, 1996, null)]
    public async Task UpdateInfo_SomethingStillMissing_IsOnNobodysDeck(Sex? sex, int? year, string? place)
    {
        var ann = await cluster.NewPerson();

        await ann.Update(new ProfileUpdate(Sex: sex, BirthYear: year, Location: place));

        Assert.Empty(cluster.Relations.Head(ann.Id).Pools);
        Assert.Empty(await ann.Deck());
    }

    [Fact]
    public async Task UpdateSettings_Subset_LeavesTheRest()
    {
        var ann = await cluster.NewPerson();
        Assert.Equal(new Settings(), (await ann.Grain.GetSettings(ann.Proof)).Value);

        await ann.Set(new SettingsUpdate(MaxDatingAge: 60, OnlyPlay: false));

        await ann.Deactivate();
        Assert.Equal(new Settings { MaxDatingAge = 60, OnlyPlay = false }, (await ann.Grain.GetSettings(ann.Proof)).Value);
    }

    [Fact]
    public async Task UpdateSettings_OneFieldWrong_ChangesNothing()
    {
        var ann = await cluster.NewPerson();

        var result = await ann.Grain.UpdateSettings(ann.Proof, new SettingsUpdate(Vibration: false, MinDistance: 50, MaxDatingAge: 101));

        Assert.Equal(["min_distance", "max_dating_age"], result.Refusal?.Fields.Select(error => error.Field) ?? []);
        Assert.Equal(new Settings(), (await ann.Grain.GetSettings(ann.Proof)).Value);
    }

    [Fact]
    public async Task UpdateSettings_AnotherPlace_NeedsThePermission()
    {
        var ann = await cluster.NewPerson(Sex.Female, cluster.NewPlace());
        var update = new SettingsUpdate(Location: cluster.NewPlace(), Vibration: false);
        var before = (await ann.Grain.GetSettings(ann.Proof)).Value;

        Assert.Equal(ErrorCode.NOT_HAS_PERM, (await ann.Grain.UpdateSettings(ann.Proof, update)).Refusal?.Code);
        Assert.Equal(before, (await ann.Grain.GetSettings(ann.Proof)).Value);

        await ann.WithVip(3);
        Assert.Equal(update.Location, (await ann.Set(update)).Location);
    }

    [Fact]
    public async Task GetCard_UnknownUser_IsNull()
    {
        var nobody = cluster.Grains.GetGrain<IUserPeer>(5_000_000_000 + cluster.NextNumber());

        Assert.Null(await nobody.GetCard());
        Assert.False(await nobody.Exists());
    }

    [Fact]
    public async Task GetCard_HundredMadeUpIdsAtOnce_AllAnswer()
    {
        var nobody = cluster.Grains.GetGrain<IUserPeer>(5_000_000_000 + cluster.NextNumber());

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => nobody.GetCard().AsTask())), Assert.Null);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public async Task GetCard_VipFlag_GoesWithThePermission(int level, bool isShown)
    {
        var ann = await (await cluster.NewPerson()).WithVip(level);

        Assert.Equal(isShown, (await ann.Peer.GetCard())!.HasVipFlag);
        Assert.Equal(isShown, (await ann.Info()).Permissions.HasFlag(Permissions.VipFlag));
    }

    private async Task<bool> IsTaken(string nickname)
    {
        var stranger = await cluster.NewPerson();
        return (await stranger.Grain.UpdateInfo(stranger.Proof, new ProfileUpdate(nickname))).Refusal?.Code == ErrorCode.NICKNAME_TAKEN;
    }

    private static string PoolKeyOf(string place) => PoolKey.Of(Sex.Female, place);
}
