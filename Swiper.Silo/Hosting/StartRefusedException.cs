namespace Swiper.Silo.Hosting;

/// <summary>The server cannot start as it is configured. The message is one sentence for the operator: it names the setting and what to do.</summary>
public sealed class StartRefusedException : Exception
{
    /// <summary>Creates the refusal.</summary>
    public StartRefusedException()
    {
    }

    /// <summary>Creates the refusal with its sentence.</summary>
    public StartRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the refusal with its sentence and what lies behind it.</summary>
    public StartRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
