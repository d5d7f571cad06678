namespace Orleans.Runtime;

/// <summary>The base of the engine's exceptions.</summary>
public class OrleansException : Exception
{
    /// <summary>Makes one without details.</summary>
    public OrleansException()
        : base("Unexpected error.")
    {
    }

    /// <summary>Makes one with a message.</summary>
    public OrleansException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a message and a cause.</summary>
    public OrleansException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
