namespace Swiper.Cli.Robots;

/// <summary>A town could not be reached or filled. The message is a sentence for the person at the console.</summary>
internal sealed class TownException : Exception
{
    public TownException()
    {
    }

    public TownException(string message)
        : base(message)
    {
    }

    public TownException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
