using System.Text.RegularExpressions;
using SkiaSharp;
using Swiper.Api.Tests.Support;
using Swiper.Silo.Logging;

namespace Swiper.Api.Tests.Hosting;

public sealed class LogTests
{
    [Fact]
    public async Task Logs_OfAWholeJourney_HoldALineARequestAndNothingPersonal()
    {
        await using var server = await RelaxedServer.Start(("Storage:BusyTimeout", "00:00:00.010"));
        var phone = Phones.Fresh();
        (await server.Api.Get("/api/user/verify?phonenum=" + Uri.EscapeDataString(phone))).Ok();
        var code = await Person.LastCode(server.Api, phone);
        var person = await Person.SignIn(server.Api, phone, code);
        var nickname = "nick" + Guid.NewGuid().ToString("N")[..12];
        var place = "place" + Guid.NewGuid().ToString("N")[..12];
        await person.Settle(place);
        (await person.Post("/api/user/info", ("nickname", nickname))).Ok();
        (await server.Api.Upload("/api/user/avatar", person.Token, TestPictures.RedBlue(SKEncodedImageFormat.Png, 8, 8))).Ok();
        await person.Deck();
        await server.Api.Get("/api/nowhere/" + Uri.EscapeDataString(phone) + "?token=" + person.Token);
        await server.Api.Send(new HttpMethod(nickname), "/api/user/info");
        using (var database = Failing.Open(server.DataFolder))
        using (database.BeginTransaction(deferred: false))
        {
            // Failures are logged with exceptions, which may contain grain keys.
            (await person.Post("/api/user/info", ("nickname", nickname + "2"), ("location", place + "2"))).Refused(ErrorCode.UNAVAILABLE);
            (await server.Api.Form("/api/user/verify", null, ("phonenum", phone))).Refused(ErrorCode.UNAVAILABLE);
        }

        await server.Server.Terminate();
        await server.Server.Ended();

        var info = Read(server, "info-*.log");
        var error = Read(server, "error-*.log");
        Assert.Contains("POST /api/user/login 200 code 0", info, StringComparison.Ordinal);
        Assert.Contains("POST /api/user/info 200 code 0 in ", info, StringComparison.Ordinal);
        Assert.Contains("GET - 404 code 1404", info, StringComparison.Ordinal);
        Assert.Contains("OTHER - 405 code 1404", info, StringComparison.Ordinal);
        Assert.Contains("503 code 1503", error, StringComparison.Ordinal);
        Assert.DoesNotContain(
            person.Sid, string.Join('\n', info.Split('\n').Where(line => line.Contains(" code ", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.DoesNotContain("ServerGC", info, StringComparison.Ordinal);
        foreach (var log in new[] { info, error })
        {
            Assert.All(
                [phone, phone[1..], person.Token, nickname, nickname.ToUpperInvariant(), place, place.ToUpperInvariant()],
                secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
            Assert.DoesNotMatch($"(?<![0-9A-Fa-f]){code}(?![0-9A-Fa-f])", log);
        }
    }

    [Theory]
    [InlineData("call to +8613800138000 failed", "call to [redacted] failed")]
    [InlineData("number 13800138000.", "number [redacted].")]
    [InlineData("number 8613800138000.", "number [redacted].")]
    [InlineData("123456 13800138000", "123456 [redacted]")]
    [InlineData("12345x+4479460", "12345x[redacted]")]
    [InlineData("grain swiper.verify-code/+4479460000 and more", "grain swiper.verify-code/[redacted]")]
    [InlineData("grain swiper.nickname/阿明 (it", "grain swiper.nickname/[redacted]")]
    [InlineData("grain swiper.candidate-pool/female/上海\nat x", "grain swiper.candidate-pool/[redacted]\nat x")]
    [InlineData("user 5276398214032771 in 1.5 ms", "user 5276398214032771 in 1.5 ms")]
    [InlineData("2026-01-31T16:00:00.000Z INF nothing", "2026-01-31T16:00:00.000Z INF nothing")]
    public void Redaction_Always_ReplacesPersonalDataAndNothingElse(string text, string expected) => Assert.Equal(expected, Redaction.Clean(text));

    [Fact]
    public void Redaction_LeavesNoPhoneNumberOfAnyLength() => Assert.All(
        Enumerable.Range(7, 9).Select(length => "+" + new string('4', length)),
        phone => Assert.DoesNotMatch(new Regex("[0-9]{4}"), Redaction.Clean($"to {phone} now")));

    private static string Read(RelaxedServer server, string pattern) => string.Concat(
        Directory.GetFiles(Path.Combine(server.DataFolder, "logs"), pattern).Select(File.ReadAllText));
}
