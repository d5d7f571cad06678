namespace Swiper.Grains.Interfaces.Storage;

/// <summary>
/// A store could not answer: it is down, full or locked. A write may or may not have been committed, so state that depends on it must be read again.
/// The API answers <see cref="ErrorCode.UNAVAILABLE"/>. Derives from Orleans' exception because Orleans wraps any other exception of a grain storage
/// in one whose text names the grain, and so its key.
/// </summary>
/// <remarks>
/// Has no inner exception: a driver's exception cannot be serialized, and would reach a caller on another silo as a missing codec. Whoever catches one
/// logs it.
/// </remarks>
[GenerateSerializer, Alias("swiper.store-unavailable")]
public sealed class StoreUnavailableException : OrleansException
{
    /// <summary>Creates the exception.</summary>
    public StoreUnavailableException()
    {
    }

    /// <summary>Creates the exception with a message for the log, which names the store and the cause and never a person's data.</summary>
    public StoreUnavailableException(string message)
        : base(message)
    {
    }
}
