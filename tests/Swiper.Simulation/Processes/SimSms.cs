using Swiper.Grains.Interfaces.Accounts;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Processes;

/// <summary>Delivers codes to phones. Queued codes die with the process.</summary>
internal sealed class SimSms(World world, Process process) : ISmsQueue
{
    public bool TryEnqueue(SmsMessage message)
    {
        if (world.Faults.Take(FaultKind.SmsQueueFull) is not null)
        {
            return false;
        }

        var line = world.Phones.SelectMany(phone => phone.Lines).FirstOrDefault(line => line.Number == message.Phone);
        if (line is null)
        {
            return true;
        }

        line.Made.Add(message);
        if (world.Faults.Take(FaultKind.SmsLost) is not null)
        {
            return true;
        }

        var delay = world.Random.Below(100 * TimeSpan.TicksPerMillisecond);
        if (world.Faults.Take(FaultKind.SmsFailed) is not null)
        {
            process.After(delay, () => _ = TakeBack(message));
            return true;
        }

        process.After(delay, () => line.Inbox.Add(message));
        return true;
    }

    private async Task TakeBack(SmsMessage message)
    {
        try
        {
            await process.Grains.GetGrain<IVerifyCodeGrain>(message.Phone).SendFailed(message.SendId);
        }
        catch (Exception exception) when (exception is TimeoutException or OrleansException)
        {
            // The number's owner waits out the usual interval instead.
        }
    }
}
