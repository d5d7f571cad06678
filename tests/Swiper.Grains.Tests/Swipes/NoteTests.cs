using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Swipes;

public sealed class NoteTests(StillCluster cluster)
{
    private const string Text = "一起爬山?\n🏔";

    [Theory]
    [InlineData(" Sa\u0303o\n", "São")]
    [InlineData("", null)]
    [InlineData(" \n\u3000", null)]
    public void TryRead_Text_IsTrimmedAndComposed(string typed, string? stored)
    {
        Assert.True(new Note(typed).TryRead(out var text));
        Assert.Equal(stored, text);
    }

    [Theory]
    [InlineData(140, true)]
    [InlineData(141, false)]
    public void TryRead_Length_CountsCharactersOfReaders(int length, bool isValid)
    {
        Assert.Equal(isValid, new Note(string.Concat(Enumerable.Repeat("é", length))).TryRead(out _));
        Assert.False(new Note(string.Concat(Enumerable.Repeat("👨\u200D👩\u200D👧", length))).TryRead(out _));
        Assert.True(new Note(string.Concat(Enumerable.Repeat("👨\u200D👩\u200D👧", 62))).TryRead(out _));
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\u202Eb")]
    public void TryRead_BadCharacters_AreRefused(string typed)
    {
        Assert.False(new Note(typed).TryRead(out var text));
        Assert.Null(text);
    }

    [Fact]
    public void ToString_OfWhateverHoldsANote_DoesNotShowIt()
    {
        object[] holders =
        [
            new Note(Text), new Statement(SwipeKind.Superlike, 1, Text), new Superlike(1, default, Text), new Relation(1, 2) { Note = Text, HeardNote = Text },
            new RelationWrite(1, 0, null, [new Relation(1, 2) { Note = Text }]),
        ];

        Assert.All(holders, holder => Assert.DoesNotContain(Text, holder.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Superlike_WithANote_IsOnBothRowsAndAmongTheOthersSuperlikes()
    {
        var (ann, bob) = await Two();

        await Superlike(ann, bob, $" {Text} ");

        Assert.Equal((Text, Text), (ann.RowAbout(bob).Note, bob.RowAbout(ann).HeardNote));
        var superlike = Assert.Single(await SuperlikesOf(bob));
        Assert.Equal((ann.Id, Text), (superlike.From, superlike.Note));
    }

    [Fact]
    public async Task Superlike_Repeated_LeavesTheNote()
    {
        var (ann, bob) = await Two();
        await Superlike(ann, bob, Text);

        await Superlike(ann, bob, "another");

        Assert.Equal((Text, Text), (ann.RowAbout(bob).Note, bob.RowAbout(ann).HeardNote));
    }

    [Theory]
    [InlineData(SwipeKind.Like)]
    [InlineData(SwipeKind.Dislike)]
    [InlineData(SwipeKind.None)]
    public async Task Superlike_ReplacedOrRewound_TakesTheNoteAlong(SwipeKind next)
    {
        var (ann, bob) = await Two();
        await Superlike(ann, bob, Text);

        Task undoing = next == SwipeKind.None ? ann.Rewind(bob) : ann.Swipe(bob, next);
        await undoing;

        Assert.Equal((null, null), (ann.RowAbout(bob).Note, bob.RowAbout(ann).HeardNote));
        Assert.Empty(await SuperlikesOf(bob));
    }

    [Fact]
    public async Task Unfriend_AfterASuperlike_TakesItsNoteAlong()
    {
        var (ann, bob) = await Two();
        await Superlike(ann, bob, Text);
        Assert.True(await bob.Swipe(ann));
        Assert.Empty(await SuperlikesOf(bob));

        await ann.Unfriend(bob);

        Assert.Equal((null, null), (ann.RowAbout(bob).Note, bob.RowAbout(ann).HeardNote));
    }

    [Fact]
    public async Task Superlike_NotToldAtFirst_IsToldWithItsNoteLater()
    {
        var (ann, bob) = await Two();
        using (cluster.Relations.Arm(FaultKind.FailBefore, call => call.WritesRow(bob.Id, ann.Id)))
        {
            await Superlike(ann, bob, Text);
            Assert.True(ann.RowAbout(bob).Pending);
        }

        await Superlike(ann, bob, note: null);
        await ann.Until(bob, row => !row.Pending);

        Assert.Equal(Text, bob.RowAbout(ann).HeardNote);
    }

    [Fact]
    public async Task Superlike_ByBothAtOnce_EachHearsTheOthersNote()
    {
        var (ann, bob) = await Two();

        await Task.WhenAll(Superlike(ann, bob, "of Ann"), Superlike(bob, ann, "of Bob"));
        await bob.Until(ann, row => row.HeardNote is not null);
        await ann.Until(bob, row => row.HeardNote is not null);

        Assert.Equal(("of Ann", "of Bob"), (ann.RowAbout(bob).Note, ann.RowAbout(bob).HeardNote));
        Assert.Equal(("of Bob", "of Ann"), (bob.RowAbout(ann).Note, bob.RowAbout(ann).HeardNote));
    }

    [Fact]
    public async Task Superlike_WithABadNote_IsRefusedAndChangesNothing()
    {
        var (ann, bob) = await Two();

        var answer = await ann.Grain.Swipe(ann.Proof, bob.Id, SwipeKind.Superlike, new Note(new string('x', 141)));

        Assert.Equal(Refusal.BadRequest("note"), answer.Refusal);
        Assert.Equal(new Relation(ann.Id, bob.Id), ann.RowAbout(bob));
    }

    [Fact]
    public async Task Like_WithANote_SendsNone()
    {
        var (ann, bob) = await Two();

        Assert.Null((await ann.Grain.Swipe(ann.Proof, bob.Id, SwipeKind.Like, new Note(Text))).Refusal);

        Assert.Null(ann.RowAbout(bob).Note);
    }

    private static async Task Superlike(Person from, Person to, string? note) =>
        Assert.Null((await from.Grain.Swipe(from.Proof, to.Id, SwipeKind.Superlike, note is null ? null : new Note(note))).Refusal);

    private async Task<IEnumerable<Superlike>> SuperlikesOf(Person person) => await cluster.Relations.Of(person.Id).ReadSuperlikes(person.Id, 10);

    private async Task<(Person Ann, Person Bob)> Two() => (await (await cluster.NewPerson()).WithVip(3), await (await cluster.NewPerson()).WithVip(3));
}
