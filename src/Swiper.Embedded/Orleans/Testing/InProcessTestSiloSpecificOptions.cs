namespace Orleans.TestingHost;

/// <summary>What differs between the silos of a test cluster.</summary>
public sealed class InProcessTestSiloSpecificOptions
{
    /// <summary>The silo's name.</summary>
    public string SiloName { get; set; } = "Silo_0";
}
