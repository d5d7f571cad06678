namespace Swiper.Simulation;

/// <summary>Consecutive seeds. Their runs are independent, so several threads can share them.</summary>
/// <param name="First">The first seed.</param>
/// <param name="Count">How many seeds.</param>
internal sealed record SeedRange(ulong First, int Count)
{
    /// <summary>Runs each seed once; with one thread, in order on the caller's thread.</summary>
    /// <param name="threads">How many threads share the seeds.</param>
    /// <param name="run">Runs one seed.</param>
    /// <param name="done">Receives the results one at a time.</param>
    public void Run(int threads, Func<ulong, RunResult> run, Action<RunResult> done)
    {
        var next = -1;
        Exception? defect = null;
        var taking = new Lock();
        var others = Enumerable.Range(1, threads - 1).Select(_ => new Thread(Work)).ToList();
        others.ForEach(thread => thread.Start());
        Work();
        others.ForEach(thread => thread.Join());
        if (defect is not null)
        {
            throw new InvalidOperationException(defect.Message, defect);
        }

        void Work()
        {
            try
            {
                for (var index = Interlocked.Increment(ref next); index < Count && Volatile.Read(ref defect) is null; index = Interlocked.Increment(ref next))
                {
                    var result = run(First + (ulong)index);
                    lock (taking)
                    {
                        done(result);
                    }
                }
            }
            catch (Exception exception)
            {
                Volatile.Write(ref defect, exception);
            }
        }
    }
}
