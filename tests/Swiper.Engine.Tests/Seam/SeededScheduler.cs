namespace Swiper.Engine.Tests.Seam;

/// <summary>Runs tasks on the thread of the test, in an order that a seed decides.</summary>
internal class SeededScheduler(int seed) : TaskScheduler
{
    private readonly Random _random = new(seed);
    private readonly List<Action> _steps = [];

    public HashSet<int> Threads { get; } = [];

    /// <summary>Runs code of a caller outside the grains, and everything that follows from it.</summary>
    public void Run(Func<Task> caller)
    {
        var task = Start(caller);
        RunAll();
        Assert.True(task.IsCompleted, "The caller waits for something that will not come.");
        task.GetAwaiter().GetResult();
    }

    public Task Start(Func<Task> caller) => Task.Factory.StartNew(caller, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    public Task<T> Start<T>(Func<Task<T>> caller) => Task.Factory.StartNew(caller, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    public void RunAll()
    {
        while (_steps.Count > 0)
        {
            var index = _random.Next(_steps.Count);
            var step = _steps[index];
            _steps.RemoveAt(index);
            step();
        }
    }

    protected void Add(Action step)
    {
        Threads.Add(Environment.CurrentManagedThreadId);
        _steps.Add(step);
    }

    protected override void QueueTask(Task task) => Add(() => TryExecuteTask(task));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
