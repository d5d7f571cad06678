namespace Orleans.Configuration;

/// <summary>Options of calls on a host of grains.</summary>
public class SiloMessagingOptions : MessagingOptions
{
    /// <summary>How many activations may in turn pass on a request that they had no time to start before it is refused.</summary>
    public int MaxForwardCount { get; set; } = 2;
}
