namespace Orleans.Runtime;

/// <summary>The configuration is wrong; the host does not start.</summary>
public sealed class OrleansConfigurationException : Exception
{
    /// <summary>Makes one with a message.</summary>
    public OrleansConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a message and a cause.</summary>
    public OrleansConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
