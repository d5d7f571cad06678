namespace Orleans.Runtime;

/// <summary>The host of the grains does not serve: it has not started, shuts down, or has crashed.</summary>
public sealed class SiloUnavailableException : OrleansMessageRejectionException
{
    internal SiloUnavailableException(string message)
        : base(message)
    {
    }
}
