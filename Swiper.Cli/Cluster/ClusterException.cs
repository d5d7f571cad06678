namespace Swiper.Cli.Cluster;

/// <summary>The cluster could not do what it was asked. The message is a sentence for the person at the console.</summary>
internal sealed class ClusterException : Exception
{
    public ClusterException()
    {
    }

    public ClusterException(string message)
        : base(message)
    {
    }

    public ClusterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
