using Orleans.Storage;
using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Storage;

public sealed class MemoryStorageTests(EngineFixture engine)
{
    private readonly GrainId _grain = GrainId.Create("note", $"{EngineFixture.NewKey()}");

    private IGrainStorage Store => engine.Cluster.Silos[0].ServiceProvider.GetRequiredKeyedService<IGrainStorage>("memory");

    [Fact]
    public async Task Store_AfterAWrite_HoldsACopyUnderANewVersion()
    {
        var written = new GrainState<NoteState>(new NoteState { Text = "one" });
        await Store.WriteStateAsync("note", _grain, written);
        var read = new GrainState<NoteState>();
        await Store.ReadStateAsync("note", _grain, read);
        Assert.Equal("one", read.State!.Text);
        Assert.NotSame(written.State, read.State);
        Assert.True(read.RecordExists);
        Assert.NotNull(read.ETag);
        Assert.Equal(written.ETag, read.ETag);
    }

    [Fact]
    public async Task Write_OverAnotherVersion_Throws()
    {
        var first = new GrainState<NoteState>(new NoteState { Text = "one" });
        await Store.WriteStateAsync("note", _grain, first);
        var late = new GrainState<NoteState>(new NoteState { Text = "late" }, first.ETag);
        await Store.WriteStateAsync("note", _grain, first);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Store.WriteStateAsync("note", _grain, late));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Store.ClearStateAsync("note", _grain, late));
        await Store.ClearStateAsync("note", _grain, first);
        Assert.False(first.RecordExists);
    }
}
