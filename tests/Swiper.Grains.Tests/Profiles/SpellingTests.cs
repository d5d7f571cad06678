using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Text;
using Swiper.Grains.Tests.Support;
using Swiper.Grains.Users;

namespace Swiper.Grains.Tests.Profiles;

/// <summary>Names and places are one in whatever way they are spelt, also when earlier versions kept the spellings apart.</summary>
public sealed class SpellingTests(StillCluster cluster)
{
    private readonly string _town = $"São Paulo {cluster.NextNumber()}";
    private readonly string _name = $"Alice Straße {cluster.NextNumber()}";

    [Theory]
    [InlineData("{0}\u200D")]
    [InlineData("{0}\uFE0F")]
    [InlineData("{0}\u034F")]
    [InlineData("{0}\u3164")]
    [InlineData("{0}\u2800")]
    [InlineData("\u200C{0}")]
    [InlineData("\u2060{0}")]
    [InlineData("{0}\U000E0041")]
    public async Task UpdateInfo_NicknameWithSomethingInvisible_IsNotAnotherName(string format)
    {
        await (await cluster.NewPerson()).Update(new ProfileUpdate(_name));
        var bob = await cluster.NewPerson();

        var refusal = (await bob.Grain.UpdateInfo(bob.Proof, new ProfileUpdate(string.Format(null, format, _name)))).Refusal?.Code;

        Assert.True(refusal is ErrorCode.NICKNAME_TAKEN or ErrorCode.PROFILE_ERROR, $"{refusal}");
    }

    [Fact]
    public async Task UpdateInfo_NicknameInAnotherCase_IsTaken()
    {
        await (await cluster.NewPerson()).Update(new ProfileUpdate(_name));
        var bob = await cluster.NewPerson();

        var spelling = _name.ToUpperInvariant().Replace("ß", "ss", StringComparison.Ordinal).Replace(" ", "\u00A0", StringComparison.Ordinal);
        Assert.Equal(ErrorCode.NICKNAME_TAKEN, (await bob.Grain.UpdateInfo(bob.Proof, new ProfileUpdate(spelling))).Refusal?.Code);
    }

    [Fact]
    public async Task UpdateInfo_NicknameWhoseKeyWouldNotFit_IsRefusedAndLeavesNothing()
    {
        var ann = await cluster.NewPerson(Sex.Female, _town);

        var refusal = (await ann.Grain.UpdateInfo(ann.Proof, new ProfileUpdate(new string('\uFDFA', Limits.NicknameMaxLength)))).Refusal;

        Assert.Equal(("nickname", FieldProblem.TooLong), refusal?.Fields.Select(error => (error.Field, error.Problem)).Single());
        Assert.False(cluster.Relations.Head(ann.Id).Unsettled);
        Assert.Equal(_name, (await ann.Update(new ProfileUpdate(_name))).Nickname);
    }

    [Fact]
    public async Task GetDeck_PeopleWhoSpellTheirTownInTheirOwnWays_SeeEachOtherAsTyped()
    {
        var ann = await cluster.NewPerson(Sex.Female, _town);
        var decomposed = await cluster.NewPerson(Sex.Male, _town.Normalize(System.Text.NormalizationForm.FormD));
        var capitals = await cluster.NewPerson(Sex.Male, _town.ToUpperInvariant());

        Assert.Equal(
            [(decomposed.Id, _town), (capitals.Id, _town.ToUpperInvariant())],
            (await ann.Deck()).Select(card => (card.Id, card.Location)).OrderBy(card => card.Id));
        Assert.Equal([(ann.Id, _town)], (await capitals.Deck()).Select(card => (card.Id, card.Location)));
    }

    [Fact]
    public async Task UpdateInfo_TownInAnotherSpelling_ShowsItAndStaysListed()
    {
        var (ann, bob) = (await cluster.NewPerson(Sex.Female, _town), await cluster.NewPerson(Sex.Male, _town));

        await ann.Update(new ProfileUpdate(Location: _town.ToUpperInvariant()));

        Assert.Equal(_town.ToUpperInvariant(), Assert.Single(await bob.Deck()).Location);
    }

    [Fact]
    public async Task UpdateSettings_OwnTownInAnotherSpelling_NeedsNoPermission()
    {
        var ann = await cluster.NewPerson(Sex.Female, _town);

        Assert.Equal(_town, (await ann.Set(new SettingsUpdate(Location: _town.Normalize(System.Text.NormalizationForm.FormD)))).Location);
        Assert.Equal(_town.ToUpperInvariant(), (await ann.Set(new SettingsUpdate(Location: _town.ToUpperInvariant()))).Location);
    }

    [Fact]
    public async Task Activate_KeysOfAnEarlierVersion_MovesThem()
    {
        var (ann, bob) = (await cluster.NewPerson(Sex.Female, _town), await cluster.NewPerson(Sex.Male, _town));
        await ann.Update(new ProfileUpdate(_name));
        await MakeOld(ann, _name, isUnsettled: false);

        Assert.Equal(_name, (await ann.Info()).Nickname);
        await Settled(ann);

        Assert.Equal([PoolKey.Of(Sex.Female, _town)], cluster.Relations.Head(ann.Id).Pools);
        Assert.False(cluster.Candidates.IsListed(OldPool, ann.Id));
        Assert.Equal([ann.Id], (await bob.Deck()).Select(card => card.Id));
        Assert.Equal(ErrorCode.NICKNAME_TAKEN, (await bob.Grain.UpdateInfo(bob.Proof, new ProfileUpdate(_name.ToUpperInvariant()))).Refusal?.Code);
    }

    [Fact]
    public async Task Wake_TwoNamesThatHaveBecomeOne_StayWithBothAndBelongToTheFirst()
    {
        var (ann, bob) = (await cluster.NewPerson(Sex.Female, _town), await cluster.NewPerson(Sex.Male, _town));
        await ann.Update(new ProfileUpdate(_name));
        await MakeOld(ann, _name, isUnsettled: true);
        await bob.Update(new ProfileUpdate(_name + "2"));
        await RenameUnseen(bob, _name + "2", _name.Replace(" ", "", StringComparison.Ordinal));

        await ann.Operator.Wake();
        await Settled(ann);
        await bob.Operator.Wake();
        await Settled(bob);

        Assert.Equal([FoldedText.Of(_name)], cluster.Relations.Head(ann.Id).Nicknames);
        Assert.Empty(cluster.Relations.Head(bob.Id).Nicknames);
        Assert.Equal(_name.Replace(" ", "", StringComparison.Ordinal), (await bob.Info()).Nickname);

        // Every route works, and another name ends it.
        await bob.Update(new ProfileUpdate(Sex: Sex.Male, BirthMonth: 3));
        Assert.Equal(_name + "3", (await bob.Update(new ProfileUpdate(_name + "3"))).Nickname);
        Assert.Equal([FoldedText.Of(_name + "3")], cluster.Relations.Head(bob.Id).Nicknames);
        Assert.Equal(_name.ToUpperInvariant(), (await ann.Update(new ProfileUpdate(_name.ToUpperInvariant()))).Nickname);
    }

    private string OldPool => "female@" + _town;

    private Task Settled(Person person) => cluster.Relations.Until(
        () => cluster.Relations.Head(person.Id) is { Unsettled: false, Pools: [var pool] } && pool == PoolKey.Of(PoolKey.SexOf(pool), _town)).Soon();

    /// <summary>Gives a person's listing and nickname the keys that an earlier version made.</summary>
    private async Task MakeOld(Person person, string nickname, bool isUnsettled)
    {
        await person.Deactivate();
        var head = cluster.Relations.Head(person.Id);
        await cluster.Candidates.Write(OldPool, person.Id, 1, new Candidate(person.Id, 1, nickname, null, new DateOnly(1996, 1, 1), Sex.Male, 18, 45, null, ActiveOn: new DateOnly(2026, 3, 1)));
        await cluster.Grains.GetGrain<ICandidatePoolGrain>(PoolKey.Of(Sex.Female, _town)).Remove(person.Id, head.Seq);
        await cluster.Grains.GetGrain<INicknameGrain>(FoldedText.Of(nickname)).Release(person.Id, head.Seq);
        await cluster.Grains.GetGrain<INicknameGrain>(OldKey(nickname)).Claim(person.Id, head.Seq);
        await Write(head with { Pools = [OldPool], Nicknames = [OldKey(nickname)], Unsettled = isUnsettled });
    }

    /// <summary>Gives a person a name in the way an earlier version did, which saw no likeness to another's.</summary>
    private async Task RenameUnseen(Person person, string held, string nickname)
    {
        await person.Deactivate();
        await cluster.Grains.GetGrain<INicknameGrain>(FoldedText.Of(held)).Release(person.Id, long.MaxValue - 1);
        var (id, user) = (person.Grain.GetGrainId(), new GrainState<UserState>());
        await cluster.Documents.ReadStateAsync(GrainStorage.User, id, user);
        user.State = user.State! with { Profile = user.State.Profile with { Nickname = nickname } };
        await cluster.Documents.WriteStateAsync(GrainStorage.User, id, user);
        await Write(cluster.Relations.Head(person.Id) with { Nicknames = [OldKey(nickname)], Unsettled = true });
    }

    private async Task Write(PartitionHead head) => Assert.True(await cluster.Relations.Write(new RelationWrite(head.Owner, head.Epoch, head, [])));

    private static string OldKey(string nickname) => nickname.Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant();
}
