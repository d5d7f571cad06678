using System.Globalization;
using System.Text;
using SkiaSharp;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Media;

/// <summary>Slow and endless uploads cost others nothing.</summary>
public sealed class UploadLimitTests(SharedServer shared)
{
    private const string Avatar = "/api/user/avatar";
    private const string FilePart = "--b\r\nContent-Disposition: form-data; name=\"avatar\"; filename=\"me.jpg\"\r\n\r\n";
    private const int Slow = 64;
    private const int ChunkBytes = 64 * 1024;
    private const int HugeBytes = 100 * 1024 * 1024;

    private static readonly byte[] Picture = TestPictures.RedBlue(SKEncodedImageFormat.Png, 8, 8);

    [Fact]
    public async Task Upload_ThirdOfAUserAtATime_IsRefusedUntilOneEnds()
    {
        var person = await Person.SignUp(shared.Api);
        using var first = await StartSlowly(person);
        using (await StartSlowly(person))
        {
            var refused = (await shared.Api.Upload(Avatar, person.Token, Picture)).Refused(ErrorCode.TOO_MANY_REQUESTS);
            Assert.InRange(int.Parse(Assert.Single(refused.Headers.GetValues("Retry-After")), CultureInfo.InvariantCulture), 1, 60);
        }

        Reply reply;
        do
        {
            // The server has yet to notice that the second is gone.
            reply = await shared.Api.Upload(Avatar, person.Token, Picture);
        }
        while (reply.Code == ErrorCode.TOO_MANY_REQUESTS);

        reply.Ok();
    }

    [Fact]
    public async Task Upload_WhileAnotherUserOpensManySlowOnes_IsTaken()
    {
        var (greedy, other) = (await Person.SignUp(shared.Api), await Person.SignUp(shared.Api));
        var slow = await Task.WhenAll(Enumerable.Range(0, Slow).Select(_ => Open(greedy)));

        var answers = slow.Select(upload => upload.Answer).ToList();
        Assert.Equal(2, answers.Count(answer => answer.StartsWith("HTTP/1.1 100", StringComparison.Ordinal)));
        Assert.Equal(Slow - 2, answers.Count(answer => answer.StartsWith("HTTP/1.1 429", StringComparison.Ordinal)));
        (await shared.Api.Upload(Avatar, other.Token, Picture)).Ok();
        foreach (var (connection, _) in slow)
        {
            connection.Dispose();
        }
    }

    [Theory]
    [InlineData(Avatar, FilePart, 413, 1010)]
    [InlineData(Avatar, "--b\r\nContent-Disposition: form-data; name=\"other\"; filename=\"me.jpg\"\r\n\r\n", 413, 1010)]
    [InlineData(Avatar, "--b\r\nContent-Disposition: form-data; name=\"avatar\"\r\n\r\n", 413, 1010)]
    [InlineData(Avatar, FilePart + "picture\r\n" + FilePart, 413, 1010)]
    [InlineData(Avatar, "no form at all", 413, 1010)]
    [InlineData(Avatar, "--b\r\nno header", 413, 1010)]
    [InlineData(Avatar, FilePart + "picture\r\n--b--\r\n", 413, 1010)]
    [InlineData("/api/user/info", FilePart, 400, 1009)]
    public async Task Body_HugeAndWithoutALength_IsRefusedLongBeforeItsEnd(string path, string start, int status, int code)
    {
        var person = await Person.SignUp(shared.Api);
        using var connection = await RawConnection.Open(shared.Api.Address);
        await connection.Send(RawConnection.Head("POST " + path, person.Token)
            + "Content-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n"
            + Chunk(start));
        var chunk = Chunk(new string('x', ChunkBytes));

        var answer = connection.Read();
        var sent = 0;
        while (!answer.IsCompleted && sent < HugeBytes && await TrySend(connection, chunk))
        {
            sent += ChunkBytes;
        }

        Assert.True(sent < HugeBytes, "All of it was read.");
        Assert.StartsWith($"HTTP/1.1 {status}", await answer, StringComparison.Ordinal);
        Assert.Contains($"\"code\": {code}", await answer, StringComparison.Ordinal);
    }

    private static string Chunk(string text) => string.Create(CultureInfo.InvariantCulture, $"{Encoding.ASCII.GetByteCount(text):x}\r\n{text}\r\n");

    private static async Task<bool> TrySend(RawConnection connection, string text)
    {
        try
        {
            await connection.Send(text);
            return true;
        }
        catch (IOException)
        {
            // The server has closed the connection; its answer came before that.
            return false;
        }
    }

    private static async Task<RawConnection> StartSlowly(Person person)
    {
        var (connection, answer) = await Open(person);
        Assert.StartsWith("HTTP/1.1 100", answer, StringComparison.Ordinal);
        return connection;
    }

    /// <summary>Begins an upload whose body does not come: the server asks for it once the upload has its slot.</summary>
    private static async Task<(RawConnection Connection, string Answer)> Open(Person person)
    {
        var connection = await RawConnection.Open(person.Api.Address);
        await connection.Send(RawConnection.Head("POST " + Avatar, person.Token)
            + "Content-Type: multipart/form-data; boundary=b\r\nExpect: 100-continue\r\nContent-Length: 1000\r\n\r\n");
        return (connection, await connection.Read());
    }
}
