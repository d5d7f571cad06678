using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Swiper.Cli.Chaos.Load;

/// <summary>An app's connection to the cluster: it repeats what failed, as the contract tells apps to, until it succeeds.</summary>
internal sealed class Caller(HttpClient http, Tally tally)
{
    /// <summary>Far longer than any trouble lasts.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Shorter than <c>Retry-After</c>: the apps are to meet every moment of the trouble.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    public Task<Answer> Get(string path, string? token = null) => Send(path, token, null);

    public Task<Answer> Post(string path, string? token, params (string Name, string Value)[] fields) => Send(path, token, fields);

    /// <summary>Sends a request until it is answered with something else than a failure.</summary>
    /// <exception cref="ChaosException">It never was.</exception>
    public async Task<Answer> Send(string path, string? token, (string Name, string Value)[]? fields, string? adminKey = null)
    {
        var watch = Stopwatch.StartNew();
        for (var isRepeated = false; watch.Elapsed < Patience; isRepeated = true)
        {
            if (await Try(path, token, fields, adminKey) is { } answer)
            {
                return answer with { IsRepeated = isRepeated };
            }

            await Task.Delay(Pause);
        }

        var route = path.Split('?')[0];
        tally.GiveUp(route);
        throw new ChaosException($"{route} did not succeed in {Patience.TotalMinutes:F0} minutes.");
    }

    /// <summary>Counts an answer as a failure, though it is a refusal: nothing that the app did explains it.</summary>
    public void Blame(Answer answer) => tally.Fail(Name(answer.Status, answer), TimeSpan.Zero);

    /// <summary>Null if it failed.</summary>
    private async Task<Answer?> Try(string path, string? token, (string Name, string Value)[]? fields, string? adminKey)
    {
        using var request = new HttpRequestMessage(fields is null ? HttpMethod.Get : HttpMethod.Post, path);
        request.Content = fields is null ? null : new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (adminKey is not null)
        {
            request.Headers.Add("X-Admin-Key", adminKey);
        }

        var watch = Stopwatch.StartNew();
        try
        {
            using var response = await http.SendAsync(request);
            var answer = Read((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync());
            if (answer is { Status: < 500 })
            {
                tally.Succeed(watch.Elapsed);
                return answer;
            }

            tally.Fail(Name((int)response.StatusCode, answer), watch.Elapsed);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            tally.Fail(exception is OperationCanceledException ? "no answer" : "connection lost", watch.Elapsed);
        }

        return null;
    }

    private static string Name(int status, Answer? answer) =>
        string.Create(CultureInfo.InvariantCulture, $"{status}{(answer is null ? " without envelope" : $"/{answer.Code}")}");

    /// <summary>Null if there is no envelope; <c>/dev</c> has none where it succeeds.</summary>
    private static Answer? Read(int status, byte[] body)
    {
        try
        {
            var json = JsonDocument.Parse(body).RootElement;
            var code = json.TryGetProperty("code", out var number) && number.ValueKind is JsonValueKind.Number ? number.GetInt32() : 0;
            return new Answer(status, code, json.TryGetProperty("data", out var data) ? data : json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>An answer that is no failure of the cluster's.</summary>
/// <param name="Status">Its HTTP status.</param>
/// <param name="Code">Its code; 0 for a success.</param>
/// <param name="Data">What it says.</param>
internal sealed record Answer(int Status, int Code, JsonElement Data)
{
    /// <summary>Whether the request had failed before, and may then have been carried out.</summary>
    public bool IsRepeated { get; init; }
}
