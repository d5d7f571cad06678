using Swiper.Silo.Hosting;

namespace Swiper.Api.Pipeline;

/// <summary>
/// Lets a stopping server finish what has started. Who is alone refuses new requests meanwhile, and closes the listener when the last old one
/// is done or the time is up. In a cluster the listener closes at once, which sends whoever connects to another API, and what comes on connections
/// that are open is served for a moment and refused after it: a balancer that is just sending a request and finds it refused could not know whether
/// it may send it again.
/// </summary>
internal sealed class Drain : IHostedLifecycleService, IDisposable
{
    /// <summary>How long a connection is kept open for a last request once the listener closes.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>How long requests get. What the host allows beyond it is for the silo and the stores to close.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private readonly bool _isAlone;
    private readonly CancellationTokenSource _momentOver = new();
    private readonly CancellationTokenSource _timeUp = new();
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private volatile bool _stopping;

    /// <summary>Asks whether this server is alone.</summary>
    /// <param name="configuration">Says it.</param>
    public Drain(IConfiguration configuration)
    {
        _isAlone = !configuration.IsClustered();

        // Taken now: a connection may ask for them when the sources are disposed of already.
        (MomentOver, TimeUp) = (_momentOver.Token, _timeUp.Token);
    }

    /// <summary>Whether the server is stopping.</summary>
    internal bool IsStopping => _stopping;

    /// <summary>When connections that wait for a request have waited long enough.</summary>
    internal CancellationToken MomentOver { get; }

    /// <summary>When what is still under way is broken off.</summary>
    internal CancellationToken TimeUp { get; }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        Interlocked.MemoryBarrier();
        if (_isAlone && Volatile.Read(ref _running) > 0)
        {
            await Task.WhenAny(_empty.Task, Task.Delay(Patience, cancellationToken));
        }

        // The listener closes next.
        _momentOver.CancelAfter(Moment);
        _timeUp.CancelAfter(Patience);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        _momentOver.Dispose();
        _timeUp.Dispose();
    }

    /// <summary>Counts a request in, until it is disposed. Health is asked to the end.</summary>
    internal Admission Enter(PathString path)
    {
        Interlocked.Increment(ref _running);
        return new Admission(this, _stopping && (_isAlone || MomentOver.IsCancellationRequested) && !path.StartsWithSegments("/health"));
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _running) == 0 && _stopping)
        {
            _empty.TrySetResult();
        }
    }

    /// <summary>A request's stay.</summary>
    /// <param name="drain">What counted it.</param>
    /// <param name="isRefused">Whether it came too late.</param>
    internal readonly struct Admission(Drain drain, bool isRefused) : IDisposable
    {
        /// <summary>Whether the request came too late.</summary>
        internal bool IsRefused { get; } = isRefused;

        /// <inheritdoc/>
        public void Dispose() => drain.Leave();
    }
}
