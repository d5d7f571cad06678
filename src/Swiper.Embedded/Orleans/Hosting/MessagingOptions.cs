namespace Orleans.Configuration;

/// <summary>Options of calls.</summary>
public abstract class MessagingOptions
{
    /// <summary>How long a caller waits before it sees <see cref="TimeoutException"/>.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
