namespace Swiper.Engine.Tests.Observers;

internal interface ISpeakerGrain : IGrainWithIntegerKey
{
    Task Tell(IListener listener, int count);

    Task<int> Ask(IListener listener, int number);

    Task Whisper(IListener listener);

    /// <summary>Makes a reference inside the grain, and answers the type of what it throws.</summary>
    Task<string> MakeReference();
}
