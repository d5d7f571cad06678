using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Swiper.Cloud.Tests.Support;

/// <summary>An HTTP server on a free local port.</summary>
public abstract class LocalServer : IAsyncLifetime
{
    private WebApplication? _app;

    public string Host { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(Answer);
        await _app.StartAsync();
        Host = new Uri(_app.Urls.Single()).Authority;
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task Answer(HttpContext context);

    /// <summary>Never answers; ends when the caller gives up.</summary>
    protected static Task Hang(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var gone = new TaskCompletionSource();
        context.RequestAborted.Register(gone.SetResult);
        return gone.Task;
    }
}
