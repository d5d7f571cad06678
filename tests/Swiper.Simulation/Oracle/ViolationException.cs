namespace Swiper.Simulation.Oracle;

/// <summary>Something that must hold does not.</summary>
internal sealed class ViolationException(string rule, string detail) : Exception($"{rule}: {detail}")
{
    /// <summary>Which promise was broken.</summary>
    public string Rule { get; } = rule;
}
