using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Qiniu.Http;
using Qiniu.Storage;
using Qiniu.Util;

namespace Swiper.Api.Media.Qiniu;

/// <summary>
/// Keeps pictures in a bucket at Qiniu, which serves them. A picture goes there under a fresh key before anybody is told of the key, and the
/// one it replaces is deleted after: a crash between any two steps leaves the old or the new one in use, and at most an orphaned file.
/// </summary>
internal sealed class QiniuMediaStore(IOptions<QiniuOptions> options, TimeProvider time, ILogger<QiniuMediaStore> logger) : IMediaStore
{
    private static readonly TimeSpan UploadTokenLifetime = TimeSpan.FromHours(1);

    private readonly QiniuOptions _options = options.Value;
    private readonly QiniuCalls _calls = new(options.Value, time, logger);
    private readonly Auth _auth = new(MacOf(options.Value));
    private readonly HttpManager _http = new();
    private readonly Config _config = ConfigOf(options.Value);
    private readonly BucketManager _bucket = new(
        MacOf(options.Value), ConfigOf(options.Value), new AuthOptions { DisableQiniuTimestampSignature = false });

    public Task Put(string key, ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken)
    {
        if (MediaKey.ContentTypeOf(key) != contentType)
        {
            throw new ArgumentException("The key is not one for a file of this type.", nameof(key));
        }

        var bytes = content.ToArray();
        return _calls.Make(
            () => Upload(key, bytes, contentType),
            code => code == QiniuCode.Ok,
            cancellationToken);
    }

    public Task Delete(string key, CancellationToken cancellationToken) => MediaKey.IsValid(key)
        ? _calls.Make(() => _bucket.Delete(_options.Bucket, key), code => code is QiniuCode.Ok or QiniuCode.NoSuchFile, cancellationToken)
        : Task.CompletedTask;

    public Task Copy(string key, string to, CancellationToken cancellationToken) => MediaKey.IsValid(key) && MediaKey.IsValid(to)
        ? _calls.Make(
            () => _bucket.Copy(_options.Bucket, key, _options.Bucket, to, force: true),
            code => code is QiniuCode.Ok or QiniuCode.NoSuchFile,
            cancellationToken)
        : Task.CompletedTask;

    public string UrlFor(string key)
    {
        var url = DownloadManager.CreatePublishUrl(_options.Domain, key);
        var period = (long)_options.UrlLifetime.TotalSeconds;
        return _options.IsPrivate ? Signed(url + "?", ((time.GetUtcNow().ToUnixTimeSeconds() / period) + 2) * period) : url;
    }

    public string UrlFor(string key, long viewer)
    {
        var url = DownloadManager.CreatePublishUrl(_options.Domain, key);
        return _options.IsPrivate
            ? Signed(string.Create(CultureInfo.InvariantCulture, $"{url}?u={viewer}&"), (time.GetUtcNow() + PictureSigner.Lifetime).ToUnixTimeSeconds())
            : url;
    }

    public ValueTask<Stream?> Open(string key, CancellationToken cancellationToken) => new((Stream?)null);

    private static Mac MacOf(QiniuOptions options) => new(options.AccessKey, options.SecretKey);

    private static Config ConfigOf(QiniuOptions options) => new()
    {
        Zone = QiniuZones.Of(options),
        UseHttps = options.UseHttps,
    };

    /// <summary>The SDK can sign an address whole, but its clock is the wall's and is an hour off where 1970's summer time differed from today's.</summary>
    private string Signed(string url, long deadline)
    {
        url = string.Create(CultureInfo.InvariantCulture, $"{url}e={deadline}");
        return $"{url}&token={_auth.CreateDownloadToken(url)}";
    }

    private HttpResult Upload(string key, byte[] content, string contentType)
    {
        var boundary = HttpManager.CreateFormDataBoundary();
        var request = _http.CreateHttpRequestOptions("POST", _config.UpHost(_options.AccessKey, _options.Bucket), null);
        request.Headers.Add("Content-Type", $"{ContentType.MULTIPART_FORM_DATA}; boundary={boundary}");
        request.RequestData = QiniuForm.Of(boundary, key, UploadTokenFor(key, contentType, content.Length), content, contentType);
        request.Timeout = request.ReadWriteTimeout = (int)_options.TryTimeout.TotalMilliseconds;
        return _http.SendRequest(request);
    }

    /// <summary>A token for this key, type and size and nothing else. The SDK's own policy has the clock of its signed addresses.</summary>
    private string UploadTokenFor(string key, string contentType, int length) => _auth.CreateUploadToken(JsonSerializer.Serialize(
        new Dictionary<string, object>
        {
            ["scope"] = $"{_options.Bucket}:{key}",
            ["deadline"] = (time.GetUtcNow() + UploadTokenLifetime).ToUnixTimeSeconds(),
            ["fsizeLimit"] = length,
            ["mimeLimit"] = contentType,
        }));
}
