using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Tests.Support;
using Swiper.Grains.Users;

namespace Swiper.Grains.Tests.Accounts;

public sealed class SessionTests(StillCluster cluster)
{
    [Fact]
    public async Task AnyRequest_DeadSession_IsRefusedEverywhere()
    {
        var (ann, bob) = (await cluster.NewPerson(), await cluster.NewPerson());
        Assert.Null(await ann.Grain.Logout(ann.Proof, all: false));

        await AssertAllRefuse(ann.Grain, ann.Proof, bob.Id);

        await cluster.Deactivate(ann.Grain);
        await AssertAllRefuse(ann.Grain, ann.Proof, bob.Id);
        Assert.Equal(SwipeKind.None, ann.RowAbout(bob).Swipe);
    }

    [Fact]
    public async Task AnyRequest_AnothersSession_IsRefused()
    {
        var (ann, bob) = (await cluster.NewPerson(), await cluster.NewPerson());

        await AssertAllRefuse(ann.Grain, bob.Proof, bob.Id);
    }

    [Fact]
    public async Task AnyRequest_UnknownUser_IsRefusedTheSameWay()
    {
        var bob = await cluster.NewPerson();

        await AssertAllRefuse(cluster.Grains.GetGrain<IUserGrain>(4_000_000_000 + cluster.NextNumber()), bob.Proof, bob.Id);
    }

    /// <summary>While a network is split two activations may live; nobody may be signed out because the older one does not know.</summary>
    [Fact]
    public async Task AnyRequest_SessionOpenedByAnotherActivation_IsToBeRepeatedAndThenServed()
    {
        var ann = await cluster.NewPerson();
        var name = ann.Grain.GetGrainId();
        var document = new GrainState<UserState>();
        await cluster.Documents.ReadStateAsync("user", name, document);
        var opened = new SessionProof(77, [.. Enumerable.Repeat((byte)7, 32)]);
        var state = document.State!;
        document.State = state with { Sessions = state.Sessions.Add(state.Sessions[0] with { Id = opened.SessionId, SecretHash = opened.SecretHash }) };
        await cluster.Documents.WriteStateAsync("user", name, document);

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await ann.Grain.GetInfo(opened));

        Assert.Null((await ann.Grain.GetInfo(opened)).Refusal);
        Assert.NotNull(await ann.Info());
    }

    [Fact]
    public async Task Exists_UserCreatedByAnotherActivation_IsToBeRepeatedAndThenTrue()
    {
        var peer = cluster.Grains.GetGrain<IUserPeer>(5_000_000_000 + cluster.NextNumber());
        Assert.False(await peer.Exists());
        var document = new GrainState<UserState>(new UserState { Phone = "+8618000000000" });
        await cluster.Documents.WriteStateAsync("user", peer.GetGrainId(), document);

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await peer.Exists());

        Assert.True(await peer.Exists());
    }

    [Fact]
    public async Task AnyRequest_DeadSessionWhileADocumentIsWritten_IsRefusedAfterIt()
    {
        var ann = await cluster.NewPerson();
        var dead = new SessionProof(77, ann.Proof.SecretHash);
        using var hold = cluster.Documents.Arm(FaultKind.HoldBefore, call => call == ("WriteStateAsync", ann.Grain.GetGrainId()));
        var writing = ann.Grain.UpdateSettings(ann.Proof, new SettingsUpdate(Vibration: false));
        await hold.Reached.Soon();
        var asking = ann.Grain.GetInfo(dead);

        hold.Dispose();

        Assert.Null((await writing).Refusal);
        Assert.Equal(ErrorCode.LOGIN_ERROR, (await asking).Refusal?.Code);
        Assert.Null((await ann.Grain.UpdateSettings(ann.Proof, new SettingsUpdate(Vibration: true))).Refusal);
    }

    [Fact]
    public async Task Logout_One_LeavesTheOthers()
    {
        var ann = await cluster.NewPerson();
        var other = new Person(cluster, (await ann.OpenSession(2))!.Session);

        await ann.Grain.Logout(ann.Proof, all: false);

        Assert.Equal(ErrorCode.LOGIN_ERROR, (await ann.Grain.GetInfo(ann.Proof)).Refusal?.Code);
        Assert.NotNull(await other.Info());
    }

    [Fact]
    public async Task Logout_All_EndsEveryOne()
    {
        var ann = await cluster.NewPerson();
        var other = new Person(cluster, (await ann.OpenSession(2))!.Session);

        await ann.Grain.Logout(ann.Proof, all: true);

        Assert.Equal(ErrorCode.LOGIN_ERROR, (await ann.Grain.GetInfo(ann.Proof)).Refusal?.Code);
        Assert.Equal(ErrorCode.LOGIN_ERROR, (await other.Grain.GetInfo(other.Proof)).Refusal?.Code);
    }

    [Fact]
    public async Task Logout_NotDurable_IsNotSaidToBe()
    {
        var ann = await cluster.NewPerson();
        using (cluster.Documents.Arm(FaultKind.FailBefore, call => call == ("WriteStateAsync", ann.Grain.GetGrainId())))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.Grain.Logout(ann.Proof, all: false));
        }

        Assert.NotNull(await ann.Info());
    }

    [Fact]
    public async Task Logout_AnswerLost_IsDoneAllTheSame()
    {
        var ann = await cluster.NewPerson();
        using (cluster.Documents.Arm(FaultKind.FailAfter, call => call == ("WriteStateAsync", ann.Grain.GetGrainId())))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.Grain.Logout(ann.Proof, all: false));
        }

        Assert.Equal(ErrorCode.LOGIN_ERROR, (await ann.Grain.Logout(ann.Proof, all: false))?.Code);
    }

    [Fact]
    public async Task OpenSession_SeventeenthAlive_EndsTheOldest()
    {
        var ann = await cluster.NewPerson();
        var second = new Person(cluster, (await ann.OpenSession(2))!.Session);
        for (var id = 3; id <= Limits.SessionsMax; id++)
        {
            await ann.OpenSession(id);
        }

        Assert.NotNull(await ann.Info());

        await ann.OpenSession(17);

        Assert.Equal(ErrorCode.LOGIN_ERROR, (await ann.Grain.GetInfo(ann.Proof)).Refusal?.Code);
        Assert.NotNull(await second.Info());
    }

    [Fact]
    public async Task OpenSession_SameId_MakesTheOldSecretUseless()
    {
        var ann = await cluster.NewPerson();
        var again = new Person(cluster, (await ann.OpenSession(ann.Proof.SessionId))!.Session);

        Assert.Equal(ErrorCode.LOGIN_ERROR, (await ann.Grain.GetInfo(ann.Proof)).Refusal?.Code);
        Assert.NotNull(await again.Info());
    }

    [Fact]
    public async Task OpenSession_AfterItsLogout_OpensNothing()
    {
        var ann = await cluster.NewPerson();
        await ann.Grain.Logout(ann.Proof, all: false);
        await cluster.Deactivate(ann.Grain);

        Assert.Null(await ann.OpenSession(ann.Proof.SessionId));
        Assert.Empty(cluster.Documents.State<UserState>("user", ann.Grain).Sessions);
    }

    private static async Task AssertAllRefuse(IUserGrain grain, SessionProof proof, long somebody)
    {
        var pictures = grain.AsReference<IUserPictures>();
        Refusal?[] refusals =
        [
            (await grain.GetInfo(proof)).Refusal,
            (await grain.UpdateInfo(proof, new ProfileUpdate(Sex: Sex.Male))).Refusal,
            (await grain.GetSettings(proof)).Refusal,
            (await grain.UpdateSettings(proof, new SettingsUpdate(Vibration: false))).Refusal,
            await pictures.Announce(proof, "a/1", isPhoto: true),
            await pictures.SetAvatar(proof, "a/1"),
            await pictures.RemoveAvatar(proof),
            (await pictures.AddPhoto(proof, "a/1", 1, 1, PhotoState.Approved)).Refusal,
            (await pictures.GetPhotos(proof)).Refusal,
            (await pictures.OrderPhotos(proof, [])).Refusal,
            await pictures.DeletePhoto(proof, 1),
            (await grain.GetDeck(proof, 0)).Refusal,
            (await grain.Swipe(proof, somebody, SwipeKind.Like)).Refusal,
            (await grain.Rewind(proof, somebody)).Refusal,
            (await grain.GetFriends(proof, null)).Refusal,
            await grain.Logout(proof, all: true),
        ];
        Assert.All(refusals, refusal => Assert.Equal(new Refusal(ErrorCode.LOGIN_ERROR), refusal));
    }
}
