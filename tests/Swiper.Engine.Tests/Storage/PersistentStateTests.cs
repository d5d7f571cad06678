using Orleans.Runtime.Hosting;
using Orleans.Storage;
using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Storage;

public sealed class PersistentStateTests : IAsyncLifetime
{
    private readonly StoreDouble _store = new();
    private readonly TestEngine _engine;
    private readonly INoteGrain _grain;

    public PersistentStateTests()
    {
        _engine = new TestEngine(silo => silo.Services.AddGrainStorage("store", (_, _) => _store));
        _engine.Start().GetAwaiter().GetResult();
        _grain = _engine.Grains.GetGrain<INoteGrain>(1);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task State_OfANewGrain_IsEmptyAndDoesNotExist()
    {
        Assert.Equal("||", await _grain.Read());
        Assert.Equal((false, null), await _grain.Version());
    }

    [Fact]
    public async Task State_ThatWasWritten_IsReadBeforeTheNextActivationServes()
    {
        await _grain.Write("one");
        Assert.Equal((true, "1"), await _grain.Version());
        await _engine.Cluster.DeactivateAsync(_grain);
        Assert.Equal("one||one", await _grain.Read());
        Assert.Equal(2, await _grain.Activation());
    }

    [Fact]
    public async Task State_ThatWasCleared_IsEmptyAndCanBeWrittenAgain()
    {
        await _grain.Write("one");
        await _grain.Clear();
        Assert.Equal("||", await _grain.Read());
        Assert.Equal((false, null), await _grain.Version());
        await _grain.Write("two");
        Assert.Equal("two||", await _grain.Read());
    }

    [Fact]
    public async Task Reload_AfterAChangeBehindItsBack_SeesIt()
    {
        await _grain.Write("one");
        _store.Change("note", _grain.GetGrainId(), new NoteState { Text = "two" });
        await _grain.Reload();
        Assert.Equal("two||", await _grain.Read());
        await _grain.Write("three");
    }

    [Fact]
    public async Task Conflict_ThatEscapesARequest_ReachesTheCallerAndEndsTheActivation()
    {
        await _grain.Write("one");
        _store.Change("note", _grain.GetGrainId(), new NoteState { Text = "two" });
        var conflict = await Assert.ThrowsAsync<InconsistentStateException>(() => _grain.Write("three"));
        Assert.Equal("2", conflict.StoredEtag);
        Assert.Equal("1", conflict.CurrentEtag);
        Assert.Equal("two||two", await _grain.Read());
        Assert.Equal(2, await _grain.Activation());
    }

    [Fact]
    public async Task Conflict_ThatTheGrainCatches_LeavesTheActivation()
    {
        await _grain.Write("one");
        _store.Change("note", _grain.GetGrainId(), new NoteState { Text = "two" });
        Assert.Equal(nameof(InconsistentStateException), await _grain.TryWrite("three"));
        Assert.Equal(1, await _grain.Activation());
    }

    [Fact]
    public async Task Failure_OfTheStoreInAWrite_ReachesTheGrainInsideAnOrleansException()
    {
        await _grain.Read();
        _store.Failure = new TimeoutException("away");
        var failure = await Assert.ThrowsAnyAsync<OrleansException>(() => _grain.Write("one"));
        Assert.IsType<TimeoutException>(failure.InnerException);
        Assert.Equal(1, await _grain.Activation());
    }

    [Fact]
    public async Task Failure_OfTheStoreInTheFirstRead_FailsTheCallAndTheNextOneTriesAnew()
    {
        _store.Failure = new TimeoutException("away");
        var failure = await Assert.ThrowsAnyAsync<OrleansException>(() => _grain.Read());
        Assert.IsType<TimeoutException>(failure.InnerException);
        _store.Failure = null;
        Assert.Equal("||", await _grain.Read());
    }

    [Fact]
    public async Task Writes_ThatWaitTogether_AreOne()
    {
        await _grain.Read();
        await _grain.WriteTogether(5);
        Assert.Equal("5||", await _grain.Read());
        Assert.Equal(1, _store.Writes);
    }
}
