namespace Swiper.Silo.Robots;

/// <summary>What became of an order.</summary>
/// <param name="Created">Robots that are new.</param>
/// <param name="Present">Robots that were there already.</param>
public sealed record RobotsSeeded(int Created, int Present);
