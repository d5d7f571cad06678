using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Tests;

/// <summary>The contract of an operator store, on every database.</summary>
public abstract class OperatorStoreTests : IAsyncLifetime
{
    private TestStores? _stores;

    private IOperatorStore Store => _stores!.Operators;

    /// <summary>Opens stores of their own.</summary>
    private protected abstract Task<TestStores> Open();

    public async ValueTask InitializeAsync() => _stores = await Open();

    public virtual async ValueTask DisposeAsync()
    {
        if (_stores is not null)
        {
            await _stores.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Append_Line_ReadsBackTheSame()
    {
        var line = new AuditLine(Some.Time(1), 9_007_199_254_740_991, new("li \"quoted\" \\", Acts.Ban, 7194025183640195, "days=7"));

        await Store.Append(line);
        await Store.Append(line);

        Assert.Equal([line], await Store.ReadAudit(null, 10));
    }

    [Fact]
    public async Task ReadAudit_ManyLines_ComeNewestFirstPageByPageAndEachOnce()
    {
        var lines = Enumerable.Range(1, 50).Select(number => Line(number / 3, number)).ToList();
        await Task.WhenAll(lines.Select(Store.Append));

        var read = new List<AuditLine>();
        for ((DateTimeOffset, long)? after = null; ;)
        {
            var page = await Store.ReadAudit(after, 7);
            read.AddRange(page);
            if (page.Length < 7)
            {
                break;
            }

            after = (page[^1].At, page[^1].Id);
        }

        Assert.Equal(lines.OrderByDescending(line => line.At).ThenByDescending(line => line.Id), read);
    }

    [Fact]
    public async Task Append_InABatchWithOtherChanges_IsWrittenWithThem()
    {
        var written = Enumerable.Range(1, 20).Select(number => _stores!.Relations.Write(Some.Claim(number))).ToList();
        await Task.WhenAll(Enumerable.Range(1, 20).Select(number => Store.Append(Line(number, number))));

        Assert.All(await Task.WhenAll(written), Assert.True);
        Assert.Equal(20, (await Store.ReadAudit(null, 100)).Length);
    }

    [Fact]
    public async Task Count_Always_CountsPeopleWorkAndLines()
    {
        Assert.Equal(new Census(0, 0, 0, 0), await Store.Count());
        await Head(1, head => head with { Pictures = PictureWork.Review });
        await Head(2, head => head with { Pictures = PictureWork.Review | PictureWork.Cleaning, Unsettled = true });
        await Head(3, head => head with { Pictures = PictureWork.Cleaning });
        await _stores!.Relations.Write(Some.Claim(4, 0, Some.Swipe(4, 5, 1) with { Pending = true }));
        await Store.Append(Line(1, 1));

        Assert.Equal(new Census(4, 2, 2, 1), await Store.Count());
    }

    private async Task Head(long owner, Func<PartitionHead, PartitionHead> of) =>
        Assert.True(await _stores!.Relations.Write(new RelationWrite(owner, 0, of(new PartitionHead(owner) { Epoch = 1 }), [])));

    private static AuditLine Line(int minute, long id) => new(Some.Time(minute), id, new("li", Acts.ReviewPhoto, 1_000 + id, $"photo={id}"));
}
