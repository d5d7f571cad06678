using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>What is stored is not the version that was to be replaced. An activation that lets this escape from a request or timer ends.</summary>
public class InconsistentStateException : OrleansException
{
    /// <summary>Makes one without details.</summary>
    public InconsistentStateException()
    {
    }

    /// <summary>Makes one with a message.</summary>
    public InconsistentStateException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a message and a cause.</summary>
    public InconsistentStateException(string message, Exception? innerException)
        : base(message, innerException!)
    {
    }

    /// <summary>Makes one with both versions and a cause.</summary>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException!)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    /// <summary>Makes one with both versions.</summary>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : this(errorMsg, storedEtag, currentEtag, null)
    {
    }

    /// <summary>The version that is stored.</summary>
    public string? StoredEtag { get; }

    /// <summary>The version that was to be replaced.</summary>
    public string? CurrentEtag { get; }

    /// <summary>Whether it has not yet ended the activation it came from: a caller that lets it escape too is not to blame.</summary>
    internal bool IsSourceActivation { get; set; } = true;
}
