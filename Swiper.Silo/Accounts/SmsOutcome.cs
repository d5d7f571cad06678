namespace Swiper.Silo.Accounts;

/// <summary>How one try to send a message ended. What may be done next depends on nothing else.</summary>
public enum SmsOutcome
{
    /// <summary>The provider took it.</summary>
    Sent,

    /// <summary>The provider refused it and would again: it was not sent, and a repeat is no use.</summary>
    Rejected,

    /// <summary>The provider cannot send to this number: it was not sent, and the next who asks is told that the number will not do.</summary>
    NumberRefused,

    /// <summary>The provider has sent this number all it will for now: it was not sent, and the next who asks is told to wait.</summary>
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
