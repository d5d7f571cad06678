using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Silo.Accounts;

/// <summary>
/// Keeps each code as it is queued, and not when it is shown: whoever asks for a code and then looks into the inbox finds that one there. The
/// inbox of this process knows at once; the grain's, which may be another silo's, is told.
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
