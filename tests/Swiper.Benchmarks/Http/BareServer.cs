using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Swiper.Benchmarks.Http;

/// <summary>
/// The upper bound that Swiper is compared with: Kestrel with one delegate, no routing and no logs, which reads the body and answers prepared bytes.
/// It runs in a process of its own, as Swiper does.
/// </summary>
internal static class BareServer
{
    /// <summary>Runs until the process ends.</summary>
    /// <param name="port">The loopback port.</param>
    /// <param name="bodyFile">The file with the answer's body.</param>
    public static async Task Run(int port, string bodyFile)
    {
        var body = await File.ReadAllBytesAsync(bodyFile);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));
        var app = builder.Build();
        app.Run(async context =>
        {
            while (context.Request.ContentLength > 0)
            {
                var read = await context.Request.BodyReader.ReadAsync();
                context.Request.BodyReader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    break;
                }
            }

            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = body.Length;
            await context.Response.BodyWriter.WriteAsync(body);
        });
        await app.RunAsync();
    }
}
