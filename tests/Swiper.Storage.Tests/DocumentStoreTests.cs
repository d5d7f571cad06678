using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Tests;

/// <summary>The contract of a document store, on every database.</summary>
public abstract class DocumentStoreTests : IAsyncLifetime
{
    private const string Kind = "user/profile";
    private static readonly byte[] First = [1, 2, 3];
    private static readonly byte[] Second = [0, 255];

    protected abstract IDocumentStore Store { get; }

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task Read_NothingWritten_AnswersNull() => Assert.Null(await Store.Read(Kind, "1"));

    [Fact]
    public async Task Write_NewDocument_IsVersionOne()
    {
        Assert.Equal(1, await Store.Write(Kind, "1", First, 0));

        await AssertStored(First, 1);
        Assert.Null(await Store.Read("user/session", "1"));
        Assert.Null(await Store.Read(Kind, "2"));
    }

    [Fact]
    public async Task Write_ExpectedVersion_CountsUp()
    {
        await Store.Write(Kind, "1", First, 0);

        Assert.Equal(2, await Store.Write(Kind, "1", Second, 1));
        Assert.Equal(3, await Store.Write(Kind, "1", ReadOnlyMemory<byte>.Empty, 2));

        await AssertStored([], 3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Write_AnotherVersion_ConflictsAndChangesNothing(long expected)
    {
        await Store.Write(Kind, "1", First, 0);
        await Store.Write(Kind, "1", First, 1);

        Assert.Null(await Store.Write(Kind, "1", Second, expected));

        await AssertStored(First, 2);
    }

    [Fact]
    public async Task Write_ExpectedVersionWhereThereIsNone_Conflicts() =>
        Assert.Null(await Store.Write(Kind, "1", First, 4));

    [Fact]
    public async Task Write_TwoAtOnceOnOneVersion_OneSucceeds()
    {
        var versions = await Task.WhenAll(Store.Write(Kind, "1", First, 0), Store.Write(Kind, "1", Second, 0));

        Assert.Equal([1, null], versions);
        await AssertStored(First, 1);
    }

    [Fact]
    public async Task Delete_ExpectedVersion_LeavesNone()
    {
        await Store.Write(Kind, "1", First, 0);

        Assert.True(await Store.Delete(Kind, "1", 1));

        Assert.Null(await Store.Read(Kind, "1"));
        Assert.Equal(1, await Store.Write(Kind, "1", Second, 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Delete_AnotherVersion_ConflictsAndChangesNothing(long expected)
    {
        await Store.Write(Kind, "1", First, 0);

        Assert.False(await Store.Delete(Kind, "1", expected));

        await AssertStored(First, 1);
    }

    [Fact]
    public async Task Write_LargePayload_ReadsBackTheSame()
    {
        var payload = new byte[100_000];
        new Random(1).NextBytes(payload);

        await Store.Write(Kind, "1", payload, 0);

        await AssertStored(payload, 1);
    }

    [Fact]
    public async Task Keys_DifferingInCaseAccentOrTrailingSpace_AreDifferent()
    {
        string[] keys = ["ana", "Ana", "aná", "ana ", "阿娜"];
        foreach (var key in keys)
        {
            Assert.Equal(1, await Store.Write(Kind, key, First, 0));
        }
    }

    [Fact]
    public async Task Write_KeyNoDatabaseKeeps_Throws()
    {
        // Half a surrogate pair is made here: an attribute is stored as UTF-8, which cannot hold it.
        string[] keys = ["a\0b", "half " + (char)0xD83D, new('x', 256)];
        foreach (var key in keys)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Store.Write(Kind, key, First, 0));
        }
    }

    private async Task AssertStored(byte[] payload, long version)
    {
        var stored = await Store.Read(Kind, "1");
        Assert.NotNull(stored);
        Assert.Equal(version, stored.Value.Version);
        Assert.Equal(payload, stored.Value.Payload.ToArray());
    }
}
