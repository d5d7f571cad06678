namespace Swiper.Simulation.Oracle;

/// <summary>What a wall clock can have shown between two moments.</summary>
internal readonly record struct WallRange(DateTimeOffset Min, DateTimeOffset Max);
