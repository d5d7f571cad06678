using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Text;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Profiles;

public sealed class NicknameTests(StillCluster cluster)
{
    private readonly string _nickname = $"Nick{cluster.NextNumber()}";

    [Fact]
    public async Task UpdateInfo_HundredClaimOneNickname_OneGetsIt()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => cluster.NewPerson()));

        var results = await Task.WhenAll(people.Select(person => person.Grain.UpdateInfo(person.Proof, new ProfileUpdate(_nickname))));

        Assert.Single(results, result => result.Value?.Nickname == _nickname);
        Assert.Equal(99, results.Count(result => result.Refusal?.Code == ErrorCode.NICKNAME_TAKEN));
        Assert.All(await Task.WhenAll(people.Select(person => person.Info())), me => Assert.True(me.Nickname is null || me.Nickname == _nickname));
    }

    [Theory]
    [InlineData("nick")]
    [InlineData("ＮＩＣＫ")]
    public async Task UpdateInfo_LookAlike_IsTaken(string lookAlike)
    {
        var ann = await cluster.NewPerson();
        await ann.Update(new ProfileUpdate(_nickname));

        Assert.False(await CanTake(_nickname.Replace("Nick", lookAlike, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task UpdateInfo_AnotherSpellingOfOnesOwn_IsFine()
    {
        var ann = await cluster.NewPerson();
        await ann.Update(new ProfileUpdate(_nickname));

        Assert.Equal(_nickname.ToUpperInvariant(), (await ann.Update(new ProfileUpdate(_nickname.ToUpperInvariant()))).Nickname);
        Assert.False(await CanTake(_nickname));
    }

    [Fact]
    public async Task UpdateInfo_AnotherNickname_FreesTheFirst()
    {
        var ann = await cluster.NewPerson();
        await ann.Update(new ProfileUpdate(_nickname));
        await ann.Update(new ProfileUpdate(cluster.NewNickname()));

        Assert.True(await CanTake(_nickname));
        Assert.Single(cluster.Relations.Head(ann.Id).Nicknames);
    }

    [Fact]
    public async Task UpdateInfo_BackAndForth_EndsWithTheLastOne()
    {
        var (ann, other) = (await cluster.NewPerson(), cluster.NewNickname());
        for (var i = 0; i < 3; i++)
        {
            await ann.Update(new ProfileUpdate(_nickname));
            await ann.Update(new ProfileUpdate(other));
        }

        Assert.True(await CanTake(_nickname));
        Assert.False(await CanTake(other));
    }

    [Fact]
    public async Task UpdateInfo_TakenWithOtherFields_ChangesNothing()
    {
        var (ann, bob) = (await cluster.NewPerson(), await cluster.NewPerson());
        await ann.Update(new ProfileUpdate(_nickname));
        await bob.Update(new ProfileUpdate("Bob" + _nickname));
        var before = await bob.Info();

        var result = await bob.Grain.UpdateInfo(bob.Proof, new ProfileUpdate(_nickname, Sex.Male, 1990));

        Assert.Equal(new Refusal(ErrorCode.NICKNAME_TAKEN), result.Refusal);
        Assert.Equal(before, await bob.Info());
        Assert.False(await CanTake("Bob" + _nickname));
        Assert.False(cluster.Relations.Head(bob.Id).Unsettled);
    }

    [Fact]
    public async Task UpdateInfo_CrashBetweenClaimAndWrite_IsSettledByTheNextActivation()
    {
        var ann = await cluster.NewPerson();
        using (cluster.Documents.Arm(FaultKind.FailBefore, call => call == ("WriteStateAsync", ann.Grain.GetGrainId())))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.Update(new ProfileUpdate(_nickname)));
        }

        Assert.True(cluster.Relations.Head(ann.Id).Unsettled);
        Assert.Null((await ann.Info()).Nickname);
        await cluster.Relations.Until(() => !cluster.Relations.Head(ann.Id).Unsettled).Soon();

        Assert.True(await CanTake(_nickname));
    }

    [Fact]
    public async Task UpdateInfo_AnswerOfTheWriteLost_TheNicknameStaysTheirs()
    {
        var ann = await cluster.NewPerson();
        using (cluster.Documents.Arm(FaultKind.FailAfter, call => call == ("WriteStateAsync", ann.Grain.GetGrainId())))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.Update(new ProfileUpdate(_nickname)));
        }

        Assert.Equal(_nickname, (await ann.Info()).Nickname);
        await cluster.Relations.Until(() => !cluster.Relations.Head(ann.Id).Unsettled).Soon();

        Assert.False(await CanTake(_nickname));
    }

    [Theory]
    [InlineData(FaultKind.FailBefore)]
    [InlineData(FaultKind.FailAfter)]
    public async Task UpdateInfo_ClaimFails_ARepeatSucceeds(FaultKind kind)
    {
        var ann = await cluster.NewPerson();
        var name = cluster.Grains.GetGrain<INicknameGrain>(FoldedText.Of(_nickname));
        using (cluster.Documents.Arm(kind, call => call == ("WriteStateAsync", name.GetGrainId())))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.Update(new ProfileUpdate(_nickname)));
        }

        Assert.Equal(_nickname, (await ann.Update(new ProfileUpdate(_nickname))).Nickname);
        Assert.False(await CanTake(_nickname));
    }

    [Fact]
    public async Task Claim_OvertakenByTheSameUsersRelease_IsNeitherTakenNorTheirs()
    {
        var ann = await cluster.NewPerson();
        var name = cluster.Grains.GetGrain<INicknameGrain>(FoldedText.Of(_nickname));
        await name.Release(ann.Id, 7);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => name.Claim(ann.Id, 7));

        Assert.True(await CanTake(_nickname));
    }

    private async Task<bool> CanTake(string nickname)
    {
        var stranger = await cluster.NewPerson();
        return (await stranger.Grain.UpdateInfo(stranger.Proof, new ProfileUpdate(nickname))).Refusal?.Code != ErrorCode.NICKNAME_TAKEN;
    }
}
