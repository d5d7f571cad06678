using Microsoft.Extensions.Options;
using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Silo.Accounts;

/// <summary>
/// Sends what is queued. A try is repeated only if the message certainly was not sent; a message that failed for good is taken back, so that
/// its owner may ask again at once, or be told why there is none to come.
/// </summary>
internal sealed class SmsSender(
    SmsQueue queue,
    ISmsProvider provider,
    IGrainFactory grains,
    IOptions<SmsOptions> options,
    TimeProvider time,
    ILogger<SmsSender> logger) : IHostedService, IDisposable
{
    private readonly SmsOptions _options = options.Value;
    private readonly CancellationTokenSource _abandon = new();
    private Task _workers = Task.CompletedTask;
    private ITimer? _reopening;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _workers = Task.WhenAll(Enumerable.Range(0, _options.Concurrency).Select(_ => Work()));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Close();
        try
        {
            await _workers.WaitAsync(_options.DrainTimeout, time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            Log.SmsAbandoned(logger, queue.Reader.Count);
            await _abandon.CancelAsync();
        }
    }

    public void Dispose()
    {
        _reopening?.Dispose();
        _abandon.Dispose();
    }

    private async Task Work()
    {
        try
        {
            await foreach (var message in queue.Reader.ReadAllAsync(_abandon.Token))
            {
                await Deliver(message);
            }
        }
        catch (OperationCanceledException) when (_abandon.IsCancellationRequested)
        {
            // The server stops and waits no longer: what is left stays unsent, and its owners ask again.
        }
    }

    private async Task Deliver(SmsMessage message)
    {
        var delay = _options.RetryDelay;
        for (var tries = 1; ; tries++, delay *= 2)
        {
            var isLate = time.GetUtcNow() - message.SentAt >= _options.GiveUpAfter;
            var outcome = isLate ? SmsOutcome.TryLater : await TryOnce(message);
            if (outcome != SmsOutcome.TryLater || isLate || tries >= _options.Tries)
            {
                await Settle(message, outcome, tries);
                return;
            }

            await Task.Delay(delay, time, _abandon.Token);
        }
    }

    private async Task Settle(SmsMessage message, SmsOutcome outcome, int tries)
    {
        switch (outcome)
        {
            case SmsOutcome.Sent:
                break;
            case SmsOutcome.Unknown:
                // The code may well arrive, so it stays good; taking it back would also let a provider that delivers and
                // does not answer be asked without limit.
                Log.SmsUnknown(logger, message.SendId);
                break;
            case SmsOutcome.NumberRefused:
                Log.SmsRefused(logger, message.SendId, outcome);
                await TakeBack(message, code => code.SendRefused(message.SendId, ErrorCode.PHONE_ERROR));
                break;
            case SmsOutcome.LimitReached:
                Log.SmsRefused(logger, message.SendId, outcome);
                await TakeBack(message, code => code.SendRefused(message.SendId, ErrorCode.TOO_MANY_REQUESTS));
                break;
            case SmsOutcome.ProviderFault:
                // No line for each message: the provider has said what is wrong, once.
                Pause();
                await TakeBack(message, code => code.SendFailed(message.SendId));
                break;
            default:
                Log.SmsFailed(logger, message.SendId, outcome, tries);
                await TakeBack(message, code => code.SendFailed(message.SendId));
                break;
        }
    }

    private async Task<SmsOutcome> TryOnce(SmsMessage message)
    {
        if (!queue.IsOpen)
        {
            // It was queued before the provider's fault was known.
            return SmsOutcome.ProviderFault;
        }

        using var timeout = new CancellationTokenSource(_options.TryTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _abandon.Token);
        try
        {
            // The wait ends on time even if the provider ignores its token.
            return await provider.Send(message, either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return SmsOutcome.Unknown;
        }
        catch (Exception exception) when (!_abandon.IsCancellationRequested)
        {
            // Not the exception itself: a provider may have put the number into its message.
            Log.SmsProviderThrew(logger, message.SendId, exception.GetType().Name);
            return SmsOutcome.Unknown;
        }
    }

    private void Pause()
    {
        queue.IsOpen = false;
        var reopening = time.CreateTimer(_ => queue.IsOpen = true, null, _options.FaultPause, Timeout.InfiniteTimeSpan);
        Interlocked.Exchange(ref _reopening, reopening)?.Dispose();
    }

    private async Task TakeBack(SmsMessage message, Func<IVerifyCodeGrain, Task> take)
    {
        try
        {
            await take(grains.GetGrain<IVerifyCodeGrain>(message.Phone));
        }
        catch (Exception exception)
        {
            // Its owner waits out the usual interval instead.
            Log.SmsNotTakenBack(logger, message.SendId, exception.GetType().Name);
        }
    }
}
