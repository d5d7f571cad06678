using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;
using Orleans.Storage;
using Swiper.Silo.Storage;

namespace Swiper.Silo.Tests.Storage;

public sealed partial class DocumentGrainStorageTests
{
    private static readonly GrainId Id = GrainId.Create("swiper.test", "ff");
    private readonly MemoryDocuments _documents = new();
    private readonly DocumentGrainStorage _storage;

    public DocumentGrainStorageTests() => _storage = new DocumentGrainStorage(_documents, Json.Default.Options);

    [Fact]
    public async Task Read_NothingStored_IsFreshAndSaysSo()
    {
        var state = new CounterState { State = new Counter { Value = 9 }, ETag = "5", RecordExists = true };

        await _storage.ReadStateAsync("counter", Id, state);

        Assert.Equal(0, state.State.Value);
        Assert.Null(state.ETag);
        Assert.False(state.RecordExists);
    }

    [Fact]
    public async Task Write_ThenRead_GivesTheSameStateAndEtag()
    {
        var written = await Written(3);

        var read = await Read();

        Assert.Equal(3, read.State.Value);
        Assert.Equal(written.ETag, read.ETag);
        Assert.True(read.RecordExists);
    }

    [Fact]
    public async Task Write_Stored_IsCompactJsonUnderTypeNameAndKey()
    {
        await Written(3);

        var document = Assert.Single(_documents.All);

        Assert.Equal(("swiper.test/counter", "ff"), document.Key);
        Assert.Equal("""{"Value":3}""", Encoding.UTF8.GetString(document.Value.Payload.Span));
    }

    [Fact]
    public async Task Write_AnotherWroteMeanwhile_IsAConflictAndChangesNothing()
    {
        var first = await Written(1);
        var second = await Read();
        second.State = new Counter { Value = 2 };
        await _storage.WriteStateAsync("counter", Id, second);
        first.State = new Counter { Value = 7 };

        await Assert.ThrowsAsync<InconsistentStateException>(() => _storage.WriteStateAsync("counter", Id, first));

        Assert.Equal("1", first.ETag);
        Assert.Equal(2, (await Read()).State.Value);
    }

    [Fact]
    public async Task Write_TwoWriteTheFirstTime_TheSecondIsAConflict()
    {
        await Written(1);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Written(2));
    }

    [Fact]
    public async Task Write_KeysThatAreOneNumberInHexadecimal_AreDocumentsOfTheirOwn()
    {
        foreach (var key in (string[])["ABC", "0ABC", "abc"])
        {
            var state = new CounterState();
            await _storage.WriteStateAsync("counter", GrainId.Create("swiper.test", key), state);
            Assert.Equal("1", state.ETag);
        }

        Assert.Equal(3, _documents.All.Count);
    }

    [Fact]
    public async Task Conflict_NamesTheStateAndNotTheKey()
    {
        var number = GrainId.Create("swiper.test", "+999000000001");
        await _storage.WriteStateAsync("counter", number, new CounterState());

        var conflict = await Assert.ThrowsAsync<InconsistentStateException>(() => _storage.WriteStateAsync("counter", number, new CounterState()));

        Assert.Contains("counter", conflict.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("999000000001", conflict.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clear_Stored_IsGoneAndCanBeWrittenAgain()
    {
        var state = await Written(3);

        await _storage.ClearStateAsync("counter", Id, state);

        Assert.False(state.RecordExists);
        Assert.Equal(0, state.State.Value);
        Assert.False((await Read()).RecordExists);
        await _storage.WriteStateAsync("counter", Id, state);
        Assert.True((await Read()).RecordExists);
    }

    [Fact]
    public async Task Clear_NeverStored_IsHarmless()
    {
        await _storage.ClearStateAsync("counter", Id, new CounterState());

        Assert.Empty(_documents.All);
    }

    [Fact]
    public async Task Clear_AnotherWroteMeanwhile_IsAConflict()
    {
        var first = await Written(1);
        await _storage.WriteStateAsync("counter", Id, await Read());

        await Assert.ThrowsAsync<InconsistentStateException>(() => _storage.ClearStateAsync("counter", Id, first));
    }

    private async Task<CounterState> Written(int value)
    {
        var state = new CounterState { State = new Counter { Value = value } };
        await _storage.WriteStateAsync("counter", Id, state);
        return state;
    }

    private async Task<CounterState> Read()
    {
        var state = new CounterState();
        await _storage.ReadStateAsync("counter", Id, state);
        return state;
    }

    internal sealed class Counter
    {
        public int Value { get; init; }
    }

    private sealed class CounterState : IGrainState<Counter>
    {
        [AllowNull]
        public Counter State { get; set; } = new();

        public string? ETag { get; set; }

        public bool RecordExists { get; set; }
    }

    [JsonSerializable(typeof(Counter))]
    private sealed partial class Json : JsonSerializerContext;
}
