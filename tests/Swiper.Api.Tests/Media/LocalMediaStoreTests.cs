using Microsoft.Extensions.Logging.Abstractions;
using Swiper.Api.Media;
using Swiper.Api.Tests.Support;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Silo;

namespace Swiper.Api.Tests.Media;

public sealed class LocalMediaStoreTests : IDisposable
{
    private static readonly byte[] Picture = [1, 2, 3];
    private readonly TemporaryFolder _folder = new();
    private readonly LocalMediaStore _store;

    public LocalMediaStoreTests() => _store = new LocalMediaStore(Path.Combine(_folder.Path, "media"), "/media/", Signers.At(TimeProvider.System), NullLogger<LocalMediaStore>.Instance);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Put_FreshKey_CanBeOpened()
    {
        var key = await Put();

        Assert.Equal(Picture, await Read(key));
        Assert.Equal("/media/" + key, _store.UrlFor(key));
    }

    [Fact]
    public async Task Put_Repeated_ReplacesAndLeavesNothingBeside()
    {
        var key = await Put();

        await _store.Put(key, new byte[] { 9 }, "image/jpeg", Cancellation);

        Assert.Equal([9], await Read(key));
        Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Copy_FileIsThere_OutlivesIt()
    {
        var (key, copy) = (await Put(), NewKey());

        await _store.Copy(key, copy, Cancellation);
        await _store.Copy(key, copy, Cancellation);
        await _store.Delete(key, Cancellation);

        Assert.Equal(Picture, await Read(copy));
    }

    [Fact]
    public async Task Copy_NoFile_LeavesNothing()
    {
        await _store.Copy(NewKey(), NewKey(), Cancellation);
        await _store.Copy("../x", NewKey(), Cancellation);

        Assert.Empty(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Put_Cancelled_LeavesNothing()
    {
        var key = NewKey();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _store.Put(key, Picture, "image/jpeg", new CancellationToken(canceled: true)));

        Assert.Null(await _store.Open(key, Cancellation));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Put_FolderCannotBeWritten_IsUnavailable()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "media"), "a file where the folder should be", Cancellation);

        await Assert.ThrowsAsync<StoreUnavailableException>(Put);
    }

    [Fact]
    public async Task Put_KeyOfAnotherType_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _store.Put(NewKey(), Picture, "image/png", Cancellation));

    [Fact]
    public async Task Delete_Repeated_IsHarmless()
    {
        var key = await Put();

        await _store.Delete(key, Cancellation);
        await _store.Delete(key, Cancellation);
        await _store.Delete(NewKey(), Cancellation);

        Assert.Null(await _store.Open(key, Cancellation));
    }

    [Fact]
    public async Task Delete_AfterACrashWhileWriting_LeavesNothing()
    {
        var key = await Put();
        var file = Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
        await File.WriteAllBytesAsync(file + ".new", Picture, Cancellation);

        await _store.Delete(key, Cancellation);

        Assert.Empty(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("../secret.jpg")]
    [InlineData("..%2fsecret.jpg")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdef.exe")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF.jpg")]
    [InlineData("0123456789abcdef0123456789abcde/.jpg")]
    [InlineData("0123456789abcdef0123456789abcdef.jpg/../../x.jpg")]
    public async Task Open_NotAKey_IsNothingEvenWhereAFileIs(string key)
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder.Path, "secret.jpg"), Picture, Cancellation);
        await Put();

        Assert.Null(await _store.Open(key, Cancellation));
        await _store.Delete(key, Cancellation);
        await Assert.ThrowsAsync<ArgumentException>(() => _store.Put(key, Picture, "image/jpeg", Cancellation));
        Assert.Equal(2, Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void NewKey_Twice_DiffersAndNamesItsType()
    {
        var key = NewKey();

        Assert.NotEqual(key, NewKey());
        Assert.Equal("image/jpeg", MediaKey.ContentTypeOf(key));
        Assert.Throws<ArgumentOutOfRangeException>(() => MediaKey.New(new CryptographicEntropy(), "text/html"));
    }

    private static string NewKey() => MediaKey.New(new CryptographicEntropy(), "image/jpeg");

    private async Task<string> Put()
    {
        var key = NewKey();
        await _store.Put(key, Picture, "image/jpeg", Cancellation);
        return key;
    }

    private async Task<byte[]> Read(string key)
    {
        await using var file = await _store.Open(key, Cancellation);
        using var copy = new MemoryStream();
        await file!.CopyToAsync(copy, Cancellation);
        return copy.ToArray();
    }
}
