namespace Swiper.Engine.Tests.Observers;

public interface IListener : IGrainObserver
{
    Task Hear(int number);

    Task<int> Ask(int number);

    void Overhear(int number);
}
