namespace Swiper.Engine.Tests.Calls;

internal interface IOrderGrain : IGrainWithIntegerKey
{
    Task Append(int number);

    Task<int[]> Read();

    /// <summary>Sends the numbers to another grain, each before the one before is answered.</summary>
    Task SendTo(IOrderGrain other, int count);
}
