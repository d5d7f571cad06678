using Microsoft.Extensions.Options;
using Swiper.Grains.Media;
using Swiper.Grains.Safety;

namespace Swiper.Api.Media;

/// <summary>
/// Deletes, now and then, the files that a crash or a store that was away has left behind, and reports with theirs in time. Every API does: all it takes is repeatable, and a silo has no
/// store of pictures.
/// </summary>
internal sealed class PictureSweep(
    PictureFlows flows, ReportFlows reports, IOptions<MediaOptions> options, TimeProvider time, ILogger<PictureSweep> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TrySweep();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops. Whatever is left is found by another sweep.
        }
    }

    private async Task TrySweep()
    {
        try
        {
            await flows.Sweep();
            await reports.Sweep();
        }
        catch (Exception exception)
        {
            Log.PictureSweepFailed(logger, exception);
        }
    }
}
