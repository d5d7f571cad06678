namespace Orleans.TestingHost;

/// <summary>Options of an in-process cluster for tests.</summary>
public sealed class InProcessTestClusterOptions
{
    /// <summary>Whether silos log to files. The embedded engine never does: it accepts the setting so that tests can turn it off on Orleans.</summary>
    public bool ConfigureFileLogging { get; set; } = true;
}
