using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>A grain asks for a store that is not registered.</summary>
public sealed class BadProviderConfigException : OrleansException
{
    internal BadProviderConfigException(string message)
        : base(message)
    {
    }
}
