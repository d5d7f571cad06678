using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Silo.Accounts;

/// <summary>Sends one-time codes to phones.</summary>
internal interface ISmsProvider
{
    /// <summary>
    /// Tries once. An exception counts as <see cref="SmsOutcome.Unknown"/>, so a provider that knows better says so.
    /// </summary>
    /// <param name="message">What to send. Neither the number nor the code may reach a log.</param>
    /// <param name="cancellationToken">Signalled when the try has taken too long.</param>
    Task<SmsOutcome> Send(SmsMessage message, CancellationToken cancellationToken);
}

/// <summary>How one attempt to send a message ended; what may be done next depends on nothing else.</summary>
public enum SmsOutcome
{
    /// <summary>The provider took it.</summary>
    Sent,

    /// <summary>The provider refused it and would again: it was not sent, and a repeat is no use.</summary>
    Rejected,

    /// <summary>The provider cannot send to this number: it was not sent, and the next request for the number is refused as a wrong number.</summary>
    NumberRefused,

    /// <summary>The provider has reached its limit for this number: it was not sent, and the next request for the number is told to wait.</summary>
    LimitReached,

    /// <summary>
    /// The provider refuses whatever it is given: keys, account, signature or template. Until an operator acts nothing can be sent, so for a
    /// while nothing is tried and asking for a code is answered as unavailable. The provider has told the operator, once.
    /// </summary>
    ProviderFault,

    /// <summary>It was certainly not sent, and a repeat may succeed: the provider was away, or asked to wait.</summary>
    TryLater,

    /// <summary>It may have been sent: no answer came. A repeat could send it twice, so there is none.</summary>
    Unknown,
}
