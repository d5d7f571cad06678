namespace Swiper.Benchmarks.Town;

/// <summary>A signed-in user of the server under load, and whom they have not swiped yet.</summary>
internal sealed record Person(long Id, string Token, Queue<long> Targets);
