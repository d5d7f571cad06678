using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Swiper.Cloud.Tests.Support;

/// <summary>
/// Stands in for Qiniu's upload and management hosts: checks tokens as documented, stores the files of one bucket, and answers from a script if there
/// is one.
/// </summary>
public sealed class QiniuServer : LocalServer
{
    public const string AccessKey = "an access key";
    public const string SecretKey = "a secret key";
    public const string Bucket = "pictures";
    private const int NoSuchFile = 612;
    private const int FileExists = 614;

    private readonly ConcurrentQueue<Func<HttpContext, Task>> _script = [];
    private int _requests;

    public ConcurrentDictionary<string, (byte[] Content, string? ContentType)> Files { get; } = [];

    public ConcurrentQueue<JsonElement> Policies { get; } = [];

    public int Requests => Volatile.Read(ref _requests);

    public void Next(Func<HttpContext, Task> answer) => _script.Enqueue(answer);

    public void Next(int status, string error = "for the test") => Next(context => Write(context, status, new { code = status, error }));

    public void NextHangs() => Next(Hang);

    /// <summary>Carries out the request, then breaks the connection.</summary>
    public void NextWorksAndSaysNothing() => Next(async context =>
    {
        await Work(context);
        context.Abort();
    });

    protected override Task Answer(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Interlocked.Increment(ref _requests);
        return _script.TryDequeue(out var answer) ? answer(context) : Work(context);
    }

    private static Task Write(HttpContext context, int status, object body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(JsonSerializer.Serialize(body));
    }

    private Task Work(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/delete", out var entry) ? Delete(context, entry.Value!.TrimStart('/'))
        : context.Request.Path.StartsWithSegments("/copy", out var entries) ? Copy(context, entries.Value!.TrimStart('/').Split('/'))
        : Upload(context);

    private async Task Upload(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var token = form["token"].ToString().Split(':');
        if (token.Length != 3 || token[0] != AccessKey || token[1] != QiniuSignature.Sign(SecretKey, token[2]))
        {
            await Write(context, StatusCodes.Status401Unauthorized, new { code = 401, error = "bad token" });
            return;
        }

        var policy = JsonDocument.Parse(QiniuSignature.FromBase64(token[2])).RootElement;
        Policies.Enqueue(policy);
        var key = form["key"].ToString();
        using var content = new MemoryStream();
        await form.Files["file"]!.CopyToAsync(content);
        var bytes = content.ToArray();
        if (policy.GetProperty("scope").GetString() != $"{Bucket}:{key}")
        {
            await Write(context, StatusCodes.Status403Forbidden, new { code = 403, error = "key doesn't match scope" });
        }
        else if (form["crc32"].ToString() != Crc32(bytes).ToString(CultureInfo.InvariantCulture))
        {
            await Write(context, StatusCodes.Status406NotAcceptable, new { code = 406, error = "crc32 mismatch" });
        }
        else
        {
            Files[key] = (bytes, form.Files["file"]!.ContentType);
            await Write(context, StatusCodes.Status200OK, new { hash = "Fh8xVqod2MQ1mocfI4S4KpRL6D98", key });
        }
    }

    private Task Delete(HttpContext context, string entry)
    {
        if (context.Request.Headers.Authorization != ManagementTokenOf(context.Request))
        {
            return Write(context, StatusCodes.Status401Unauthorized, new { code = 401, error = "bad token" });
        }

        var parts = Encoding.UTF8.GetString(QiniuSignature.FromBase64(entry)).Split(':');
        return parts[0] == Bucket && Files.TryRemove(parts[1], out _)
            ? Write(context, StatusCodes.Status200OK, new { })
            : Write(context, NoSuchFile, new { code = NoSuchFile, error = "no such file or directory" });
    }

    /// <summary>Copies a file: <c>/copy/from/to/force/true</c>.</summary>
    private Task Copy(HttpContext context, string[] entries)
    {
        if (context.Request.Headers.Authorization != ManagementTokenOf(context.Request))
        {
            return Write(context, StatusCodes.Status401Unauthorized, new { code = 401, error = "bad token" });
        }

        var (from, to) = (KeyOf(entries[0]), KeyOf(entries[1]));
        if (from is null || to is null || !Files.TryGetValue(from, out var file))
        {
            return Write(context, NoSuchFile, new { code = NoSuchFile, error = "no such file or directory" });
        }

        if (Files.ContainsKey(to) && !entries.SequenceEqual([entries[0], entries[1], "force", "true"]))
        {
            return Write(context, FileExists, new { code = FileExists, error = "file exists" });
        }

        Files[to] = file;
        return Write(context, StatusCodes.Status200OK, new { });
    }

    private static string? KeyOf(string entry) =>
        Encoding.UTF8.GetString(QiniuSignature.FromBase64(entry)).Split(':') is [Bucket, var key] ? key : null;

    /// <summary>Signs the host without its port: the real service uses the default port, which the SDK leaves out.</summary>
    private static string ManagementTokenOf(HttpRequest request)
    {
        var text = new StringBuilder($"{request.Method} {request.Path}{request.QueryString}\nHost: {request.Host.Host}");
        if (request.ContentType is { } contentType)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nContent-Type: {contentType}");
        }

        foreach (var header in request.Headers.Where(header => header.Key.StartsWith("X-Qiniu-", StringComparison.OrdinalIgnoreCase)).OrderBy(header => header.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Canonical(header.Key)}: {header.Value}");
        }

        return $"Qiniu {AccessKey}:{QiniuSignature.Sign(SecretKey, text.Append("\n\n").ToString())}";
    }

    private static string Canonical(string name) =>
        string.Join('-', name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant()));

    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
