namespace Swiper.Cli.Chaos;

/// <summary>A run cannot go on. The message is a sentence for the person at the console.</summary>
internal sealed class ChaosException : Exception
{
    public ChaosException()
    {
    }

    public ChaosException(string message)
        : base(message)
    {
    }

    public ChaosException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
