using Microsoft.Extensions.Logging;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Grains.Swipes;

/// <summary>
/// Tells others what the user said of them. If telling fails, the row stays pending; redelivery repeats it at an interval and at each activation.
/// </summary>
internal sealed class Outbox(
    IRelationReader reader, Relations relations, IGrainFactory grains, TimeProvider time, RedeliveryOptions options, Grain owner, long ownerId, ILogger log)
{
    private const int RoundSize = 64;

    private IGrainTimer? _timer;
    private bool _isInRound;
    private bool _isWanted;

    /// <summary>Whether something is told again, now or soon.</summary>
    public bool IsBusy => _timer is not null;

    /// <summary>
    /// Tells the other a pending row's statement, and answers the row after their reply. If telling fails, answers the unchanged row and leaves it to
    /// redelivery.
    /// </summary>
    /// <remarks>
    /// A friendship that begins or ends is durable when this completes. Only the note that the other was told may still be in flight; if it is lost,
    /// the statement is told again, which is idempotent.
    /// </remarks>
    public ValueTask<Relation> Tell(RowLease lease, Relation row) => row.Pending ? TellPending(lease, row) : new(row);

    /// <summary>Starts redelivery after a delay, unless it is running.</summary>
    public void Schedule(TimeSpan delay)
    {
        _isWanted = true;
        _timer ??= owner.RegisterGrainTimer(
            Round, new GrainTimerCreationOptions(delay, options.RetryInterval) { Interleave = true, KeepAlive = true });
    }

    private async ValueTask<Relation> TellPending(RowLease lease, Relation row)
    {
        try
        {
            var answer = await grains.GetGrain<IUserPeer>(lease.Other).Hear(ownerId, SwipeRules.StatementOf(row));
            var now = time.GetUtcNow();
            RowRule<bool> told = (current, _) => SwipeRules.Told(current, row.Seq, answer, now);

            var foreseen = relations.Foresee(lease, told);
            var writing = relations.Change(lease, told);
            if (foreseen is not { Outcome: false, Row: var next })
            {
                return (await writing).Row;
            }

            _ = Finish(writing, relations.Lease(lease.Other));
            return next;
        }
        catch (Exception exception)
        {
            // The swipe is durable, so its caller succeeds even if the other side fails.
            TellLater(exception, lease.Other);
            return row;
        }
    }

    /// <summary>Keeps a row leased until it is written.</summary>
    private async Task Finish(ValueTask<RowDecision<bool>> writing, RowLease lease)
    {
        using (lease)
        {
            try
            {
                await writing;
            }
            catch (Exception exception)
            {
                TellLater(exception, lease.Other);
            }
        }
    }

    private void TellLater(Exception exception, long other)
    {
        Log.TellFailed(log, exception, ownerId, other);
        Schedule(options.RetryInterval);
    }

    private async Task Round(CancellationToken cancellationToken)
    {
        if (_isInRound)
        {
            return;
        }

        _isInRound = true;
        _isWanted = false;
        try
        {
            var rows = await reader.ReadPending(ownerId, RoundSize);
            if (rows.IsEmpty)
            {
                if (_isWanted)
                {
                    // A new failure arrived during this read; the next round finds it.
                    return;
                }

                _timer?.Dispose();
                _timer = null;
                return;
            }

            // Skip leased rows: the request that holds the lease tells them.
            await Task.WhenAll(rows.Where(row => !relations.IsLeased(row.Other)).Select(TellAgain));
        }
        catch (StoreUnavailableException exception)
        {
            Log.TellFailed(log, exception, ownerId, 0);
        }
        finally
        {
            _isInRound = false;
        }
    }

    private async Task TellAgain(Relation row)
    {
        using var lease = relations.Lease(row.Other);
        await Tell(lease, await relations.Read(lease));
    }
}
