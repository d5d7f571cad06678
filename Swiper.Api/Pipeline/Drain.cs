using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Swiper.Silo.Hosting;

namespace Swiper.Api.Pipeline;

/// <summary>
/// Drains a stopping server. A standalone server rejects new requests, and closes its listener once those in flight are done or have run out
/// of time. In a cluster the listener closes at once, so that clients connect to another API; requests on open connections are served for
/// another second and then rejected.
/// </summary>
/// <remarks>
/// Connections stay open for that second because a balancer may just be sending a request on one. If it met a closed connection it could not
/// know whether the request was executed, and would not dare to retry it; so the request is answered, with <c>Connection: close</c>.
/// </remarks>
internal sealed class Drain : IHostedLifecycleService, IDisposable
{
    /// <summary>How long connections stay open once the listener closes.</summary>
    private static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(1);

    /// <summary>How long requests in flight get. The host's own timeout is longer, by what the silo and the stores need to close.</summary>
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(25);

    private readonly bool _isStandalone;
    private readonly CancellationTokenSource _graceOver = new();
    private readonly CancellationTokenSource _timedOut = new();
    private readonly TaskCompletionSource _emptied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inFlight;
    private volatile bool _isStopping;

    public Drain(IConfiguration configuration)
    {
        _isStandalone = !configuration.IsClustered();

        // Taken now: a connection may ask for the tokens after their sources are disposed.
        (GraceOver, TimedOut) = (_graceOver.Token, _timedOut.Token);
    }

    /// <summary>Whether the server is stopping.</summary>
    public bool IsStopping => _isStopping;

    /// <summary>Signalled when idle connections may close.</summary>
    private CancellationToken GraceOver { get; }

    /// <summary>Signalled when requests still in flight are aborted.</summary>
    private CancellationToken TimedOut { get; }

    /// <summary>Makes every connection of a server take part in its drain.</summary>
    public static void Use(KestrelServerOptions kestrel)
    {
        var drain = kestrel.ApplicationServices.GetRequiredService<Drain>();
        kestrel.ConfigureEndpointDefaults(listen => listen.Use(next => connection => drain.Serve(connection, next)));
    }

    /// <summary>Counts a request as in flight until it is disposed. Health is answered to the end.</summary>
    public Admission Enter(PathString path)
    {
        Interlocked.Increment(ref _inFlight);
        return new Admission(this, _isStopping && (_isStandalone || GraceOver.IsCancellationRequested) && !path.StartsWithSegments("/health"));
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _isStopping = true;
        Interlocked.MemoryBarrier();
        if (_isStandalone && Volatile.Read(ref _inFlight) > 0)
        {
            await Task.WhenAny(_emptied.Task, Task.Delay(RequestTimeout, cancellationToken));
        }

        // The listener closes next.
        _graceOver.CancelAfter(GracePeriod);
        _timedOut.CancelAfter(RequestTimeout);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _graceOver.Dispose();
        _timedOut.Dispose();
    }

    private async Task Serve(ConnectionContext connection, ConnectionDelegate next)
    {
        if (connection.Features.Get<IConnectionLifetimeNotificationFeature>() is { } ending)
        {
            connection.Features.Set<IConnectionLifetimeNotificationFeature>(new DelayedEnding(ending, GraceOver));
        }

        await using var abort = TimedOut.Register(connection.Abort);
        await next(connection);
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _inFlight) == 0 && _isStopping)
        {
            _emptied.TrySetResult();
        }
    }

    /// <summary>One request in flight.</summary>
    /// <param name="drain">The drain that counts it.</param>
    /// <param name="isRefused">Whether the request came too late.</param>
    public readonly struct Admission(Drain drain, bool isRefused) : IDisposable
    {
        /// <summary>Whether the request came too late.</summary>
        public bool IsRefused { get; } = isRefused;

        public void Dispose() => drain.Leave();
    }

    /// <summary>Tells Kestrel that an idle connection may close after the grace period instead of as soon as the listener closes.</summary>
    private sealed class DelayedEnding(IConnectionLifetimeNotificationFeature ending, CancellationToken graceOver) : IConnectionLifetimeNotificationFeature
    {
        public CancellationToken ConnectionClosedRequested { get; set; } = graceOver;

        public void RequestClose() => ending.RequestClose();
    }
}
