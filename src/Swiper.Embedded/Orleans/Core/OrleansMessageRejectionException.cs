namespace Orleans.Runtime;

/// <summary>A request was refused before it started.</summary>
public class OrleansMessageRejectionException : OrleansException
{
    internal OrleansMessageRejectionException(string message)
        : base(message)
    {
    }
}
