using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Swiper.Api.Media.Qiniu;
using Swiper.Cloud.Tests.Support;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Cloud.Tests.Media;

public sealed class QiniuMediaStoreTests : IAsyncLifetime
{
    private const string Key = "0123456789abcdef0123456789abcdef.jpg";
    private const string Photo = "0123456789abcdef0123456789abcdef.p.jpg";
    private const string Jpeg = "image/jpeg";

    private readonly byte[] _picture = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 31))];
    private readonly QiniuServer _server = new();
    private readonly RecordingLogger<QiniuMediaStore> _log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Put_KeysAreRight_StoresTheFileUnderATokenForItAlone()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

        await Store(time: time).Put(Key, _picture, Jpeg, Cancellation);

        var (content, contentType) = _server.Files[Key];
        Assert.Equal(_picture, content);
        Assert.Equal(Jpeg, contentType);
        var policy = Assert.Single(_server.Policies);
        Assert.Equal($"{QiniuServer.Bucket}:{Key}", policy.GetProperty("scope").GetString());
        Assert.Equal((time.GetUtcNow() + TimeSpan.FromHours(1)).ToUnixTimeSeconds(), policy.GetProperty("deadline").GetInt64());
        Assert.Equal(_picture.Length, policy.GetProperty("fsizeLimit").GetInt32());
        Assert.Equal(Jpeg, policy.GetProperty("mimeLimit").GetString());
        Assert.Empty(_log.Lines);
    }

    [Theory]
    [InlineData(StatusCodes.Status503ServiceUnavailable)]
    [InlineData(StatusCodes.Status406NotAcceptable)]
    [InlineData(599)]
    public async Task Put_FailsOnce_IsRepeated(int status)
    {
        _server.Next(status);

        await Store().Put(Key, _picture, Jpeg, Cancellation);

        Assert.Equal(_picture, _server.Files[Key].Content);
        Assert.Equal(2, _server.Requests);
    }

    [Fact]
    public async Task Put_WorksButTheAnswerIsLost_IsRepeatedToTheSameEnd()
    {
        _server.NextWorksAndSaysNothing();

        await Store().Put(Key, _picture, Jpeg, Cancellation);

        Assert.Equal(_picture, Assert.Single(_server.Files).Value.Content);
    }

    [Fact]
    public async Task Put_KeepsFailing_IsUnavailableAfterTheLastTry()
    {
        _server.Next(StatusCodes.Status503ServiceUnavailable);
        _server.Next(StatusCodes.Status503ServiceUnavailable);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store().Put(Key, _picture, Jpeg, Cancellation));

        Assert.Equal(2, _server.Requests);
        Assert.Empty(_server.Files);
    }

    [Fact]
    public async Task Put_TooFrequent_IsUnavailableWithoutAnotherTry()
    {
        _server.Next(573);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store().Put(Key, _picture, Jpeg, Cancellation));

        Assert.Equal(1, _server.Requests);
    }

    [Fact]
    public async Task Put_NoAnswer_IsUnavailableWhenTheTimeIsUp()
    {
        _server.NextHangs();
        var store = Store(options =>
        {
            options.Tries = 1;
            options.TryTimeout = TimeSpan.FromMilliseconds(300);
        });

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Put(Key, _picture, Jpeg, Cancellation));
    }

    [Fact]
    public async Task Put_EveryPlaceIsTaken_IsUnavailableUntilACallEnds()
    {
        var release = new TaskCompletionSource();
        var arrived = new TaskCompletionSource();
        _server.Next(async context =>
        {
            arrived.SetResult();
            await release.Task;
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        });
        var store = Store(options =>
        {
            options.Concurrency = 1;
            options.Tries = 1;
        });
        using var givesUp = new CancellationTokenSource();
        var first = store.Put(Key, _picture, Jpeg, givesUp.Token);
        await arrived.Task.WaitAsync(Cancellation);

        // The first caller has given up, but the call still holds its slot.
        await givesUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var second = store.Put(Key, _picture, Jpeg, Cancellation);
        Assert.Equal(1, _server.Requests);

        release.SetResult();
        await second;
        Assert.Equal(2, _server.Requests);
    }

    [Fact]
    public async Task Put_ConnectionRefused_IsUnavailable()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            Store(options => options.UploadHost = socket.LocalEndPoint!.ToString()!).Put(Key, _picture, Jpeg, Cancellation));
    }

    [Fact]
    public async Task Put_SecretIsWrong_IsAFaultThatIsToldOnceWithoutTheSecret()
    {
        var store = Store(options => options.SecretKey = "not the secret");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Put(Key, _picture, Jpeg, Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Delete(Key, Cancellation));

        Assert.Equal(2, _server.Requests);
        var (level, text) = Assert.Single(_log.Lines);
        Assert.Equal(LogLevel.Critical, level);
        Assert.DoesNotContain("not the secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_KeyIsOfAnotherType_IsADefect() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store().Put(Key, _picture, "image/png", Cancellation));

    [Fact]
    public async Task Copy_FileIsThere_IsThereTwiceHoweverOftenItIsCopied()
    {
        var store = Store();
        await store.Put(Key, _picture, Jpeg, Cancellation);

        await store.Copy(Key, Photo, Cancellation);
        await store.Copy(Key, Photo, Cancellation);

        Assert.Equal((_picture, _picture), (_server.Files[Key].Content, _server.Files[Photo].Content));
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Copy_FileIsNotThere_IsHarmless()
    {
        await Store().Copy(Key, Photo, Cancellation);
        await Store().Copy("../x", Photo, Cancellation);

        Assert.Empty(_server.Files);
        Assert.Equal(1, _server.Requests);
    }

    [Fact]
    public async Task Delete_FileIsThere_IsGone()
    {
        var store = Store();
        await store.Put(Key, _picture, Jpeg, Cancellation);

        await store.Delete(Key, Cancellation);

        Assert.Empty(_server.Files);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Delete_FileIsNotThere_IsHarmless()
    {
        await Store().Delete(Key, Cancellation);

        Assert.Equal(1, _server.Requests);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Delete_WorksButTheAnswerIsLost_IsRepeatedToTheSameEnd()
    {
        var store = Store();
        await store.Put(Key, _picture, Jpeg, Cancellation);
        _server.NextWorksAndSaysNothing();

        await store.Delete(Key, Cancellation);

        Assert.Empty(_server.Files);
    }

    [Fact]
    public async Task Delete_InvalidKey_SendsNothing()
    {
        await Store().Delete("../x", Cancellation);

        Assert.Equal(0, _server.Requests);
    }

    [Fact]
    public void UrlFor_PublicBucket_IsTheDomainAndTheKey() => Assert.Equal("https://img.example.com/" + Key, Store().UrlFor(Key));

    [Fact]
    public void UrlFor_PrivateBucket_IsSignedAndWorksForItsLifetimeAtLeast()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 0, 0, 1, TimeSpan.Zero));

        var url = Store(options => options.IsPrivate = true, time).UrlFor(Key);

        var (toSign, token) = url.Split("&token=") switch { var parts => (parts[0], parts[1]) };
        Assert.StartsWith($"https://img.example.com/{Key}?e=", toSign, StringComparison.Ordinal);
        Assert.Equal($"{QiniuServer.AccessKey}:{QiniuSignature.Sign(QiniuServer.SecretKey, toSign)}", token);
        Assert.InRange(DeadlineOf(url) - time.GetUtcNow(), TimeSpan.FromHours(1), TimeSpan.FromHours(2));
    }

    [Fact]
    public void UrlFor_PrivateBucketLater_ChangesWithThePeriodAndNotBefore()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 0, 0, 1, TimeSpan.Zero));
        var store = Store(options => options.IsPrivate = true, time);
        var first = store.UrlFor(Key);

        time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(first, store.UrlFor(Key));

        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(DeadlineOf(first) + TimeSpan.FromHours(1), DeadlineOf(store.UrlFor(Key)));
    }

    [Fact]
    public void UrlFor_ViewerOfAPrivateBucket_IsSignedForThemAndForAnHour()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 0, 0, 1, TimeSpan.Zero));

        var url = Store(options => options.IsPrivate = true, time).UrlFor(Photo, viewer: 7);

        var (toSign, token) = url.Split("&token=") switch { var parts => (parts[0], parts[1]) };
        Assert.Equal($"https://img.example.com/{Photo}?u=7&e={(time.GetUtcNow() + TimeSpan.FromHours(1)).ToUnixTimeSeconds()}", toSign);
        Assert.Equal($"{QiniuServer.AccessKey}:{QiniuSignature.Sign(QiniuServer.SecretKey, toSign)}", token);
    }

    [Fact]
    public void UrlFor_ViewerOfAPublicBucket_IsTheDomainAndTheKey() =>
        Assert.Equal("https://img.example.com/" + Photo, Store().UrlFor(Photo, viewer: 7));

    private static DateTimeOffset DeadlineOf(string url) => DateTimeOffset.FromUnixTimeSeconds(
        long.Parse(url.Split("?e=")[1].Split('&')[0], System.Globalization.CultureInfo.InvariantCulture));

    private QiniuMediaStore Store(Action<QiniuOptions>? change = null, TimeProvider? time = null)
    {
        var options = new QiniuOptions
        {
            AccessKey = QiniuServer.AccessKey,
            SecretKey = QiniuServer.SecretKey,
            Bucket = QiniuServer.Bucket,
            Domain = "https://img.example.com",
            UploadHost = _server.Host,
            ManageHost = _server.Host,
            UseHttps = false,
            TryTimeout = TimeSpan.FromMinutes(1),
            RetryDelay = TimeSpan.FromTicks(1),
        };
        change?.Invoke(options);
        return new QiniuMediaStore(Options.Create(options), time ?? TimeProvider.System, _log);
    }
}
