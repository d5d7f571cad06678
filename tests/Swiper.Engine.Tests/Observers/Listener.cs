namespace Swiper.Engine.Tests.Observers;

internal sealed class Listener : IListener
{
    private readonly TaskCompletionSource _overheard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inside;

    public List<int> Heard { get; } = [];

    public bool Overlapped { get; private set; }

    public Task Overheard => _overheard.Task;

    public async Task Hear(int number)
    {
        Overlapped |= Interlocked.Increment(ref _inside) != 1;
        await Task.Yield();
        Heard.Add(number);
        Interlocked.Decrement(ref _inside);
    }

    public Task<int> Ask(int number) => number >= 0 ? Task.FromResult(number + 1) : throw new InvalidOperationException("negative");

    public void Overhear(int number) => _overheard.SetResult();
}
