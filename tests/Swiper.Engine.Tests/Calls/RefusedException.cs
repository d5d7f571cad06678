namespace Swiper.Engine.Tests.Calls;

/// <summary>An exception of the application's own.</summary>
[GenerateSerializer]
[Alias("Swiper.Engine.Tests.Calls.RefusedException")]
public sealed class RefusedException(string message) : Exception(message);
