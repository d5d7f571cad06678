namespace Swiper.Storage;

/// <summary>A store cannot be opened as configured. The message is one sentence for the operator, without secrets.</summary>
public sealed class StoreSetupException : Exception
{
    /// <summary>Creates the exception.</summary>
    public StoreSetupException()
    {
    }

    /// <summary>Creates the exception with a sentence that states the problem and the remedy.</summary>
    public StoreSetupException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a sentence that states the problem and the remedy, and its cause.</summary>
    public StoreSetupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
