using Microsoft.AspNetCore.Http;
using Swiper.Deploy.Tests.Nginx;

namespace Swiper.Deploy.Tests.Scripts;

/// <summary>A silo or an API that keeps its port while it is restarted.</summary>
internal sealed class FakeInstance(int port) : IAsyncDisposable
{
    /// <summary>How often it answers "not ready" before it is ready.</summary>
    private const int UnreadyAnswers = 2;

    private FakeApi? _server;
    private int _unready;
    private bool _isStopping;

    public int Port => port;

    public bool IsBroken { get; set; }

    public async Task Start() => _server = await FakeApi.Start(Answer, port);

    public async Task Restart()
    {
        _isStopping = true;
        await DisposeAsync();
        _isStopping = false;
        _unready = UnreadyAnswers;
        await Start();
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private Task Answer(HttpContext context)
    {
        if (context.Request.Path == "/health/ready")
        {
            var isReady = !IsBroken && Interlocked.Decrement(ref _unready) < 0;
            context.Response.StatusCode = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        }
        else if (_isStopping)
        {
            // Harsher than a real instance, which refuses: a request still sent here fails the test.
            context.Abort();
        }

        return Task.CompletedTask;
    }
}
