using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Swiper.Benchmarks.Http;
using Swiper.Benchmarks.Town;

namespace Swiper.Benchmarks.Cluster;

/// <summary>Signs people up as an app does: asks for a code, reads it, logs in with it, and writes a profile. Half are men, half women, spread over the cities.</summary>
internal sealed class SignUps
{
    private const int Ok = 200;
    private const int NotFound = 404;

    /// <summary>A code is sent after its request was answered, so it may not be there yet.</summary>
    private const int Looks = 1_000;

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(5);
    private static readonly string[] Cities = ["北京", "上海", "深圳", "广州", "西安", "成都", "沈阳", "武汉"];

    /// <summary>Other people for each run: the codes of the last one's may still be too young to send more.</summary>
    private readonly int _firstNumber = Random.Shared.Next(100_000_000, 900_000_000);

    private int _count;

    /// <summary>Everyone who has signed up.</summary>
    public ConcurrentQueue<Person> People { get; } = [];

    /// <summary>One more.</summary>
    public async ValueTask<int> Next(HttpConnection connection)
    {
        var number = Interlocked.Increment(ref _count);

        // Numbers have to be ones that receive SMS. A benchmark's server shows codes instead of sending them.
        var phone = string.Create(CultureInfo.InvariantCulture, $"%2B8618{(_firstNumber + number) % 1_000_000_000:D9}");
        var (status, _) = await Send(connection, HttpRequestBytes.Get($"/api/user/verify?phonenum={phone}", ""));
        return status == Ok ? await LogIn(connection, number, phone) : status;
    }

    /// <summary>What is read of decks later: whom they look for. Not part of signing up.</summary>
    public static async Task<int> LookForOthers(HttpConnection connection, Person person, int number)
    {
        var (status, _) = await Send(
            connection, HttpRequestBytes.Post("/api/user/profile", person.Token, $"dating_sex={(number % 2 == 0 ? "female" : "male")}&max_dating_age=60"));
        return status;
    }

    private async ValueTask<int> LogIn(HttpConnection connection, int number, string phone)
    {
        var (seen, code) = await ReadCode(connection, phone);
        if (seen != Ok)
        {
            return seen;
        }

        var (status, body) = await Send(connection, HttpRequestBytes.Post("/api/user/login", "", $"phonenum={phone}&vcode={code}"));
        if (status != Ok)
        {
            return status;
        }

        var person = Read(body);
        (status, _) = await Send(connection, HttpRequestBytes.Post("/api/user/info", person.Token, Profile(number)));
        if (status == Ok)
        {
            People.Enqueue(person);
        }

        return status;
    }

    private static async ValueTask<(int Status, string Code)> ReadCode(HttpConnection connection, string phone)
    {
        for (var look = 1; ; look++)
        {
            var (status, body) = await Send(connection, HttpRequestBytes.Get($"/dev/sms/{phone}", ""));
            if (status == Ok)
            {
                using var sms = JsonDocument.Parse(body);
                return (status, sms.RootElement.GetProperty("code").GetString()!);
            }

            if (status != NotFound || look == Looks)
            {
                return (status, "");
            }

            await Task.Delay(LookInterval);
        }
    }

    /// <summary>Behind a profile's fields is the name, which nobody else has.</summary>
    private string Profile(int number)
    {
        var city = Uri.EscapeDataString(Cities[number / 2 % Cities.Length]);
        return string.Create(
            CultureInfo.InvariantCulture, $"sex={(number % 2 == 0 ? "male" : "female")}&birth_year=1990&location={city}&nickname=bench{_firstNumber + number}");
    }

    private static Person Read(ReadOnlyMemory<byte> login)
    {
        using var answer = JsonDocument.Parse(login);
        var data = answer.RootElement.GetProperty("data");
        return new Person(data.GetProperty("user").GetProperty("id").GetInt64(), data.GetProperty("token").GetString()!, []);
    }

    private static async ValueTask<(int Status, ReadOnlyMemory<byte> Body)> Send(HttpConnection connection, byte[] request)
    {
        await connection.RenewIfEnding();
        return await connection.Send(request);
    }
}
