using System.Net.Sockets;
using System.Text;

namespace Swiper.Api.Tests.Pipeline;

/// <summary>A connection without an HTTP client in between.</summary>
public static class RawConnection
{
    /// <summary>Far longer than any answer takes: only a hang reaches it.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(1);

    /// <summary>Sends bytes, says that no more will come, and reads to the end. A connection that is broken off has an empty answer.</summary>
    public static async Task<string> Exchange(Uri server, byte[] bytes)
    {
        using var client = new TcpClient();
        using var hang = new CancellationTokenSource(Hang);
        await client.ConnectAsync(server.Host, server.Port, hang.Token);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(bytes, hang.Token);
            client.Client.Shutdown(SocketShutdown.Send);
            using var answer = new MemoryStream();
            await stream.CopyToAsync(answer, hang.Token);
            return Encoding.Latin1.GetString(answer.ToArray());
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            return "";
        }
    }
}
