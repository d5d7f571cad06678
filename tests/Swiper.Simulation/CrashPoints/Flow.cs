using System.Collections.Immutable;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.CrashPoints;

/// <summary>A short story of a few people.</summary>
/// <param name="Name">What happens.</param>
/// <param name="Steps">Who does what, to whom, one thing after another; those with the same number at once.</param>
internal sealed record Flow(string Name, ImmutableArray<(int At, int Who, OpKind Kind, int Target)> Steps);
