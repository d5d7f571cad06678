namespace Swiper.Accounts;

/// <summary>How one try to send a message ended. What may be done next depends on nothing else.</summary>
public enum SmsOutcome
{
    /// <summary>The provider took it.</summary>
    Sent,

    /// <summary>The provider refused it and would again: it was not sent, and a repeat is no use.</summary>
    Rejected,

    /// <summary>It was certainly not sent, and a repeat may succeed: the provider was away, or asked to wait.</summary>
    TryLater,

    /// <summary>It may have been sent: no answer came. A repeat could send it twice, so there is none.</summary>
    Unknown,
}
