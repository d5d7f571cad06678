using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Silo.Accounts;

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
