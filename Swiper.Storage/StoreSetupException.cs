namespace Swiper.Storage;

/// <summary>A store cannot be opened the way it is set up. The message is one sentence for the operator and holds no secret.</summary>
public sealed class StoreSetupException : Exception
{
    /// <summary>Creates the exception.</summary>
    public StoreSetupException()
    {
    }

    /// <summary>Creates the exception with a sentence that says what is wrong and what to do.</summary>
    public StoreSetupException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a sentence that says what is wrong and what to do, and its cause.</summary>
    public StoreSetupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
