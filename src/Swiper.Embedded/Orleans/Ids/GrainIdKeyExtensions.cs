namespace Orleans.Runtime;

/// <summary>Integer keys.</summary>
public static class GrainIdKeyExtensions
{
    /// <summary>The key of a number.</summary>
    public static IdSpan CreateIntegerKey(long key) => IdSpan.Create(key);

    /// <summary>The number of a grain with an integer key.</summary>
    /// <exception cref="ArgumentException">The key is not an integer.</exception>
    public static long GetIntegerKey(this GrainId grainId) => grainId.Key.TryGetNumber(out var number)
        ? number
        : throw new ArgumentException($"Value \"{grainId}\" is not in the correct format for an Integer key.", nameof(grainId));
}
