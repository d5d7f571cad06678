using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Silo.Accounts;

/// <summary>Hands one-time codes to whoever carries them to phones.</summary>
public interface ISmsProvider
{
    /// <summary>
    /// Tries once. An exception counts as <see cref="SmsOutcome.Unknown"/>, so a provider that knows better says so.
    /// </summary>
    /// <param name="message">What to send. Neither the number nor the code may reach a log.</param>
    /// <param name="cancellationToken">Signalled when the try has taken too long.</param>
    Task<SmsOutcome> Send(SmsMessage message, CancellationToken cancellationToken);
}
