namespace Swiper.Grains.Interfaces.Storage;

/// <summary>One friend of an owner.</summary>
/// <param name="Id">The friend.</param>
/// <param name="Since">Since when.</param>
public readonly record struct Friend(long Id, DateTimeOffset Since);
