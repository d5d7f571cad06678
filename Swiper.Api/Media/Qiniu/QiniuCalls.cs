using System.Threading.Channels;
using Qiniu.Http;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Silo.Cloud;

namespace Swiper.Api.Media.Qiniu;

/// <summary>
/// Makes calls to Qiniu, whose SDK blocks a thread and cannot be interrupted: each call has a thread of its own, their
/// number is limited, and a caller waits for one no longer than a try may take.
/// </summary>
internal sealed class QiniuCalls(QiniuOptions options, TimeProvider time, ILogger logger)
{
    // One item per call in flight.
    private readonly Channel<bool> _places = Channel.CreateBounded<bool>(options.Concurrency);
    private readonly Alarm _alarm = new();

    /// <summary>Makes a call that may be repeated.</summary>
    /// <exception cref="StoreUnavailableException">It failed, or its outcome is unknown.</exception>
    public async Task Make(Func<HttpResult> call, Predicate<int> isDone, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var code = await MakeOnce(call, cancellationToken);
            if (isDone(code))
            {
                Recovered();
                return;
            }

            if (!MayRepeat(code, tries))
            {
                throw new StoreUnavailableException($"Qiniu answered {code} (0: not at all).");
            }

            await Task.Delay(options.RetryDelay, time, cancellationToken);
        }
    }

    private bool MayRepeat(int code, int tries)
    {
        if (QiniuCode.IsFault(code))
        {
            if (_alarm.Raise())
            {
                Log.QiniuFault(logger, code);
            }

            return false;
        }

        Log.QiniuFailed(logger, code, tries);
        return tries < options.Tries && QiniuCode.MayRepeat(code);
    }

    private void Recovered()
    {
        if (_alarm.Clear())
        {
            Log.QiniuRecovered(logger);
        }
    }

    private async Task<int> MakeOnce(Func<HttpResult> call, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.TryTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _places.Writer.WriteAsync(true, either.Token);
            return await OnAThread(call).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return QiniuCode.NoAnswer;
        }
    }

    /// <summary>Its place is free again when the call is over, not when somebody stopped waiting for it.</summary>
    private Task<int> OnAThread(Func<HttpResult> call) => Task.Factory.StartNew(
        () =>
        {
            try
            {
                return call().Code;
            }
            catch (Exception exception)
            {
                // The SDK reports nearly every failure by a code; if it cannot find the bucket's region it throws an internal type of its own.
                Log.QiniuThrew(logger, exception.GetType().Name);
                return QiniuCode.NoAnswer;
            }
            finally
            {
                _places.Reader.TryRead(out _);
            }
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
        TaskScheduler.Default);
}
