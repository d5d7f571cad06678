namespace Orleans;

/// <summary>The way in from outside the grains. The host's own client is injectable, as <see cref="IGrainFactory"/> too.</summary>
public interface IClusterClient : IGrainFactory
{
    /// <summary>The host's services.</summary>
    IServiceProvider ServiceProvider { get; }
}
