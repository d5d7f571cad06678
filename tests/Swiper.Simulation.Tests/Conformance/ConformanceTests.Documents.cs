using Orleans.Storage;
using Swiper.Simulation.Tests.Conformance.Grains;

namespace Swiper.Simulation.Tests.Conformance;

// The grains' documents.
public abstract partial class ConformanceTests
{
    [Fact]
    public Task State_ThatWasWritten_IsReadBeforeTheNextActivationServes() => Play(static async scene =>
    {
        var grain = scene.Grain<INoteGrain>();
        Assert.Equal("|", await grain.Read());
        Assert.Equal("False ", await grain.Version());
        await grain.Write("one");
        Assert.Equal("True 1", await grain.Version());
        await grain.End();
        Assert.Equal("one|one", await grain.Read());
        Assert.Equal(2, await grain.Activation());
    });

    [Fact]
    public Task State_ThatWasCleared_IsEmptyAndCanBeWrittenAgain() => Play(static async scene =>
    {
        var grain = scene.Grain<INoteGrain>();
        await grain.Write("one");
        await grain.Clear();
        Assert.Equal("|", await grain.Read());
        Assert.Equal("False ", await grain.Version());
        await grain.Write("two");
        Assert.Equal("two|", await grain.Read());
    });

    [Fact]
    public Task Reload_AfterAChangeBehindItsBack_SeesIt() => Play(static async scene =>
    {
        var grain = scene.Grain<INoteGrain>();
        await grain.Write("one");
        Change(scene, "two");
        await grain.Reload();
        Assert.Equal("two|", await grain.Read());
        await grain.Write("three");
    });

    [Fact]
    public Task WriteConflict_ThatEscapesARequest_ReachesTheCallerAndEndsTheActivation() => Play(static async scene =>
    {
        var grain = scene.Grain<INoteGrain>();
        await grain.Write("one");
        Change(scene, "two");
        var conflict = await Throws<InconsistentStateException>(() => grain.Write("three"));
        Assert.Equal("2", conflict.StoredEtag);
        Assert.Equal("1", conflict.CurrentEtag);
        Assert.Equal("two|two", await grain.Read());
        Assert.Equal(2, await grain.Activation());
    });

    [Fact]
    public Task ClearConflict_ThatEscapesARequest_ReachesTheCallerAndEndsTheActivation() => Play(static async scene =>
    {
        var grain = scene.Grain<INoteGrain>();
        await grain.Write("one");
        Change(scene, "two");
        await Throws<InconsistentStateException>(grain.Clear);
        Assert.Equal("two|two", await grain.Read());
        Assert.Equal(2, await grain.Activation());
    });

    [Fact]
    public Task FirstWrite_AfterSomebodyElsesFirstWrite_IsAConflict() => Play(static async scene =>
    {
        var grain = scene.Grain<INoteGrain>();
        Assert.Equal("|", await grain.Read());
        Change(scene, "theirs");
        var conflict = await Throws<InconsistentStateException>(() => grain.Write("mine"));
        Assert.Null(conflict.CurrentEtag);
        Assert.Equal("theirs|theirs", await grain.Read());
    });

    [Fact]
    public Task Conflict_ThatTheGrainCatches_LeavesTheActivation() => Play(static async scene =>
    {
        var grain = scene.Grain<INoteGrain>();
        await grain.Write("one");
        Change(scene, "two");
        Assert.Equal(nameof(InconsistentStateException), await grain.TryWrite("three"));
        Assert.Equal(1, await grain.Activation());
    });

    [Fact]
    public Task Conflict_ThatEscapesThroughACaller_EndsOnlyTheActivationItComesFrom() => Play(static async scene =>
    {
        var (grain, caller) = (scene.Grain<INoteGrain>(), scene.Grain<INoteGrain>(1));
        await grain.Write("one");
        Change(scene, "two");
        await Throws<InconsistentStateException>(() => caller.WriteTo(scene.KeyOf(0), "three"));
        Assert.Equal(1, await caller.Activation());
        Assert.Equal(2, await grain.Activation());
    });

    [Fact]
    public Task Failure_OfTheStore_ReachesTheCallerInsideAnOrleansException() => Play(static async scene =>
    {
        var grain = scene.Grain<INoteGrain>();
        scene.Store.Fail(grain.GetGrainId(), isAway: true);
        Assert.IsType<TimeoutException>((await Throws<OrleansException>(grain.Read)).InnerException);
        scene.Store.Fail(grain.GetGrainId(), isAway: false);
        Assert.Equal("|", await grain.Read());
        scene.Store.Fail(grain.GetGrainId(), isAway: true);
        Assert.IsType<TimeoutException>((await Throws<OrleansException>(() => grain.Write("one"))).InnerException);
    });

    [Fact]
    public Task Writes_ThatWaitTogether_AreOne() => Play(static async scene =>
    {
        var grain = scene.Grain<INoteGrain>();
        await grain.Read();
        await grain.WriteTogether(5);
        Assert.Equal("5|", await grain.Read());
        Assert.Equal(1, scene.Store.WritesOf(grain.GetGrainId()));
    });

    private static void Change(Scene scene, string text) =>
        scene.Store.Change("note", scene.Grain<INoteGrain>().GetGrainId(), new NoteState { Text = text });
}
