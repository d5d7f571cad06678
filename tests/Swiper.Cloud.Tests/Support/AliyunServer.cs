using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Swiper.Cloud.Tests.Support;

/// <summary>
/// Stands in for Aliyun's message service: checks the signature as documented, then answers from a script, by default the documented "OK".
/// </summary>
public sealed class AliyunServer : LocalServer
{
    public const string AccessKeyId = "LTAI-for-tests";
    public const string AccessKeySecret = "a secret for tests";

    private readonly ConcurrentQueue<Func<HttpContext, Task>> _script = [];
    private readonly Channel<IReadOnlyDictionary<string, string>> _arrivals = Channel.CreateUnbounded<IReadOnlyDictionary<string, string>>();

    /// <summary>The parameters of each request, including requests with a wrong signature.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> Requests { get; } = [];

    /// <summary>Waits for the next request that was not taken yet.</summary>
    public ValueTask<IReadOnlyDictionary<string, string>> Arrival(CancellationToken cancellationToken) => _arrivals.Reader.ReadAsync(cancellationToken);

    public void Next(Func<HttpContext, Task> answer) => _script.Enqueue(answer);

    public void Next(int status, string code, string message = "") => Next(context => Write(context, status, code, message));

    public void NextHangs() => Next(Hang);

    protected override async Task Answer(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var parameters = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        Requests.Enqueue(parameters);
        _arrivals.Writer.TryWrite(parameters);
        if (await Refusal(context.Request) is { } refusal)
        {
            await Write(context, StatusCodes.Status400BadRequest, refusal, "see the documentation");
            return;
        }

        await (_script.TryDequeue(out var answer) ? answer(context) : Write(context, StatusCodes.Status200OK, "OK", "OK"));
    }

    private static async Task<string?> Refusal(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (!authorization.StartsWith(AliyunSignature.Algorithm + " ", StringComparison.Ordinal))
        {
            return "IncompleteSignature";
        }

        var parts = authorization[(AliyunSignature.Algorithm.Length + 1)..].Split(',').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var payloadHash = AliyunSignature.HashOf(body.ToArray());
        var names = parts["SignedHeaders"].Split(';');
        var isComplete = request.Headers.Keys.Select(name => name.ToLowerInvariant())
            .Where(name => name is "host" or "content-type" || name.StartsWith("x-acs-", StringComparison.Ordinal)).All(names.Contains);
        var signature = AliyunSignature.Compute(
            AccessKeySecret,
            request.Method,
            request.Path,
            request.Query.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString())),
            names.Select(name => KeyValuePair.Create(name, request.Headers[name].ToString())),
            payloadHash);
        return parts["Credential"] != AccessKeyId ? "InvalidAccessKeyId.NotFound"
            : !isComplete || parts["Signature"] != signature || request.Headers["x-acs-content-sha256"] != payloadHash ? "SignatureDoesNotMatch"
            : request.Headers["x-acs-action"] != "SendSms" || request.Headers["x-acs-version"] != "2017-05-25" ? "InvalidAction.NotFound"
            : null;
    }

    private static Task Write(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json;charset=utf-8";
        return context.Response.WriteAsync(JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["Code"] = code,
            ["Message"] = message,
            ["RequestId"] = "B7700B8E-227E-5886-9564-26036172F01F",
            ["BizId"] = "900619746936498440^0",
        }));
    }
}
