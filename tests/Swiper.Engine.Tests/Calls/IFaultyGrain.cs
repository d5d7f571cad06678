namespace Swiper.Engine.Tests.Calls;

internal interface IFaultyGrain : IGrainWithIntegerKey
{
    Task<int> ThrowAtOnce();

    Task ThrowLater();

    ValueTask<int> ThrowFromValueTask();

    Task<int> Calls();

    /// <summary>Calls this method on another grain and answers the type of what it throws.</summary>
    Task<string> CatchFrom(IFaultyGrain other);
}
