using Swiper.Grains.Interfaces.Discovery;

namespace Swiper.Grains.Discovery;

internal sealed partial class CandidatePoolGrain
{
    private const int NeverAsk = -1;

    private readonly PoolPart _part = PoolPart.Parse(context.GrainId.Key.ToString()!);
    private Document<PoolShape> _shape = null!;
    private Holder _where = Holder.Above;

    /// <summary>The change of shape under way. Calls wait for it, except those that the change itself needs.</summary>
    private Task _change = Task.CompletedTask;
    private TaskCompletionSource? _drained;
    private IGrainTimer? _joining;
    private int _writes;

    /// <summary>Asks for a join when no more people than this are left. The part above says so, for it knows how many the other half holds.</summary>
    private int _joinAt;

    /// <summary>Whether the halves must not hold people any more, although that is not stored yet.</summary>
    private bool _isClosing;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _shape = new(storage, log, DeactivateOnIdle);
        return Open();
    }

    /// <inheritdoc/>
    public async ValueTask<bool> IsSplit()
    {
        // Must not wait for a change of shape: joining waits for the halves, which ask this.
        if (_where == Holder.Above)
        {
            await Settle();
        }

        if (_where != Holder.Below && !_isClosing)
        {
            // Another activation may have split this part, while a network is split.
            await _shape.Verify();
        }

        return _where == Holder.Below && !_isClosing;
    }

    /// <inheritdoc/>
    public async ValueTask<int?> Count()
    {
        await Settle();
        return _where == Holder.Below ? null : _index.Count;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> Close()
    {
        await Settle();
        while (!IsOpen && _where == Holder.Here)
        {
            await Settle();
        }

        if (IsOpen)
        {
            await (_change = Leave());
        }

        return _where == Holder.Above;
    }

    /// <inheritdoc/>
    public async Task Join()
    {
        do
        {
            await Settle();
        }
        while (!_change.IsCompleted);

        // After a join that failed this activation ends, and must begin no other: the halves would ask it, and it waits for them before it ends.
        if (_where == Holder.Below && !_isClosing)
        {
            await (_change = JoinHalves());
        }
    }

    /// <inheritdoc/>
    public ValueTask AskToJoinAt(int count)
    {
        _joinAt = count;
        JoinIfSmall();
        return default;
    }

    /// <summary>The most that two halves may hold together to be joined: half of what is split, so that a part is not split and joined in turn.</summary>
    private int JoinMax => options.Value.PoolSize / 2;

    /// <summary>
    /// Whether this part holds its people, and no change is under way. A write, or a change, may begin in the turn that finds so: after an await it is to be
    /// asked again.
    /// </summary>
    private bool IsOpen => _change.IsCompleted && _where == Holder.Here;

    /// <summary>Waits until it is settled where the people are. That may have changed again when the caller's turn comes.</summary>
    private ValueTask Settle() => _change.IsCompleted && _where != Holder.Above ? default : new(SettleSlowly());

    private async Task SettleSlowly()
    {
        while (!_change.IsCompleted)
        {
            // Whoever began the change is told if it failed.
            await _change.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        if (_where == Holder.Above)
        {
            // The part above may have been split again.
            await (_change = Open());
        }
    }

    private async Task Open()
    {
        if (_part.Parent is { } above && !await PartOf(above).IsSplit())
        {
            _where = Holder.Above;
            return;
        }

        if (_shape.Current.IsSplit)
        {
            _where = Holder.Below;
            return;
        }

        await Load();
    }

    /// <summary>Reads the people who belong here, or splits the part if there are too many.</summary>
    private async Task Load()
    {
        var index = new CandidateIndex();
        var most = options.Value.PoolSize;
        await foreach (var candidate in store.ReadPool(_part.Pool, _part.From, _part.Until, most + 1))
        {
            if (index.Count == most)
            {
                await Split();
                return;
            }

            index.Append(candidate);
        }

        (_index, _activation, _where, _joinAt) = (index, entropy.NextInt63(), Holder.Here, JoinMax);
        JoinIfSmall();
    }

    private async Task Split()
    {
        await WritesEnded();
        await _shape.Save(new PoolShape { IsSplit = true });
        (_index, _where) = (new(), Holder.Below);
    }

    private async Task Leave()
    {
        await WritesEnded();
        (_index, _where) = (new(), Holder.Above);
    }

    private async Task JoinHalves()
    {
        ICandidatePoolPart[] halves = [PartOf(_part.First), PartOf(_part.Second)];
        var counts = await Task.WhenAll(halves.Select(half => half.Count().AsTask()));
        if (counts.Contains(null))
        {
            // A half that is split asks again when its own halves have been joined.
            return;
        }

        if (counts.Sum(count => count!.Value) - JoinMax is var tooMany and > 0)
        {
            // Once so many have left, half of them have left one of the two.
            await Task.WhenAll(halves.Zip(counts, (half, count) => half.AskToJoinAt(count!.Value - ((tooMany + 1) / 2)).AsTask()));
            return;
        }

        // From here on the halves learn that they are none, until this part says otherwise or ends.
        _isClosing = true;
        var isClosed = false;
        try
        {
            isClosed = Array.TrueForAll(await Task.WhenAll(halves.Select(half => half.Close().AsTask())), closed => closed);
        }
        finally
        {
            _isClosing = isClosed;
        }

        if (!isClosed)
        {
            return;
        }

        try
        {
            await _shape.Save(new PoolShape { IsSplit = false });
            await Load();
            _isClosing = false;
        }
        catch
        {
            // What is stored says where the people are; the next activation reads it.
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>Has the part above join its halves soon, if this one is small. Nobody waits for that.</summary>
    private void JoinIfSmall()
    {
        if (_part.Parent is { } above && _where == Holder.Here && _joining is null && _index.Count <= _joinAt)
        {
            _joinAt = NeverAsk;
            _joining = this.RegisterGrainTimer(() => AskToJoin(above), new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
        }
    }

    private async Task AskToJoin(PoolPart above)
    {
        try
        {
            await PartOf(above).Join();
        }
        catch (Exception exception)
        {
            // The part stays as it is, which is right if not ideal; it tries again when it shrinks further.
            Log.JoinFailed(log, exception);
            _joinAt = _index.Count - 1;
        }

        _joining?.Dispose();
        _joining = null;
        JoinIfSmall();
    }

    private async Task WritesEnded()
    {
        if (_writes > 0)
        {
            _drained ??= new();
            await _drained.Task;
        }
    }

    private void EndWrite()
    {
        if (--_writes == 0)
        {
            _index.ForgetRemoved();
            _drained?.SetResult();
            _drained = null;
        }
    }

    private ICandidatePoolPart PartOf(PoolPart part) => GrainFactory.GetGrain<ICandidatePoolPart>(part.ToString());
}
