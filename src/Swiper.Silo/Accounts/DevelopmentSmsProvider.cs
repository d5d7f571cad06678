namespace Swiper.Accounts;

/// <summary>
/// Shows codes on the console and keeps the last of each number in <see cref="IDevelopmentInboxGrain"/>, instead of sending them. The console
/// is written to directly: codes and numbers never go through a logger.
/// </summary>
internal sealed class DevelopmentSmsProvider(IGrainFactory grains, TextWriter console) : ISmsProvider
{
    public async Task<SmsOutcome> Send(SmsMessage message, CancellationToken cancellationToken)
    {
        await grains.GetGrain<IDevelopmentInboxGrain>(message.Phone).Put(new DevelopmentSms(message.Code, message.SentAt));
        await console.WriteLineAsync($"SMS to {message.Phone}: {message.Code}");
        return SmsOutcome.Sent;
    }
}
