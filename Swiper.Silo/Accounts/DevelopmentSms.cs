using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Silo.Accounts;

/// <summary>
/// Keeps each code as soon as it is queued rather than when it is shown, so that a person who asks for a code and then looks into the inbox
/// finds it there. The inbox of this process has it at once; the grain's, which may be on another silo, is told.
/// </summary>
internal sealed class DevelopmentSmsQueue(SmsQueue queue, DevelopmentInbox inbox, IGrainFactory grains, ILogger<DevelopmentSmsQueue> logger)
    : ISmsQueue
{
    public bool TryEnqueue(SmsMessage message)
    {
        if (!queue.TryEnqueue(message))
        {
            return false;
        }

        var sms = new DevelopmentSms(message.Code, message.SentAt);
        inbox.Keep(message.Phone, sms);
        _ = Tell(message, sms);
        return true;
    }

    private async Task Tell(SmsMessage message, DevelopmentSms sms)
    {
        try
        {
            await grains.GetGrain<IDevelopmentInboxGrain>(message.Phone).Put(sms);
        }
        catch (Exception exception)
        {
            Log.SmsNotKept(logger, message.SendId, exception.GetType().Name);
        }
    }
}

/// <summary>
/// Shows codes on the console instead of sending them. The console is written to directly: codes and numbers never go through a logger.
/// </summary>
internal sealed class DevelopmentSmsProvider(TextWriter console) : ISmsProvider
{
    public async Task<SmsOutcome> Send(SmsMessage message, CancellationToken cancellationToken)
    {
        await console.WriteLineAsync($"SMS to {message.Phone}: {message.Code}");
        return SmsOutcome.Sent;
    }
}
