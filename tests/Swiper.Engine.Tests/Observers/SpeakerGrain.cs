namespace Swiper.Engine.Tests.Observers;

internal sealed class SpeakerGrain : Grain, ISpeakerGrain
{
    public Task Tell(IListener listener, int count) => Task.WhenAll(Enumerable.Range(0, count).Select(listener.Hear));

    public Task<int> Ask(IListener listener, int number) => listener.Ask(number);

    public Task Whisper(IListener listener)
    {
        listener.Overhear(1);
        return Task.CompletedTask;
    }

    public Task<string> MakeReference()
    {
        try
        {
            GrainFactory.CreateObjectReference<IListener>(new Listener());
            return Task.FromResult("nothing");
        }
        catch (InvalidOperationException exception)
        {
            return Task.FromResult(exception.GetType().Name);
        }
    }
}
