namespace Swiper.Storage.Tests.Support;

/// <summary>A silo's start-up without the silo: participants start on demand.</summary>
internal sealed class StartedOnly : ISiloLifecycle
{
    private readonly List<ILifecycleObserver> _observers = [];

    public int HighestCompletedStage => 0;

    public int LowestStoppedStage => 0;

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        _observers.Add(observer);
        return new MemoryStream();
    }

    internal static async Task Start(ILifecycleParticipant<ISiloLifecycle> participant)
    {
        var lifecycle = new StartedOnly();
        participant.Participate(lifecycle);
        foreach (var observer in lifecycle._observers)
        {
            await observer.OnStart(TestContext.Current.CancellationToken);
        }
    }
}
