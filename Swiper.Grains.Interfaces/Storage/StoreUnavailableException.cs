namespace Swiper.Grains.Interfaces.Storage;

/// <summary>
/// A store could not answer: it is away, full or locked. What was being written may or may not be there (the outcome is unknown);
/// whoever holds state that depends on it reads it again. The edge answers <see cref="ErrorCode.UNAVAILABLE"/>.
/// An exception of Orleans' own, since Orleans wraps any other that a grain storage throws in one whose text names the grain, and so its key.
/// </summary>
[GenerateSerializer, Alias("swiper.store-unavailable")]
public sealed class StoreUnavailableException : OrleansException
{
    /// <summary>Creates the exception.</summary>
    public StoreUnavailableException()
    {
    }

    /// <summary>Creates the exception with a message for the log: it names the store and the cause, never a person's data.</summary>
    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message for the log and the driver's exception.</summary>
    public StoreUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
