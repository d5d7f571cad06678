using Microsoft.Extensions.Logging;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Grains.Swipes;

/// <summary>
/// Tells others what the user said of them. What could not be told stays pending in its row, and is redelivered at an interval and whenever the
/// user's grain activates, until it has been told.
/// </summary>
internal sealed class Outbox(
    IRelationReader reader, Relations relations, IGrainFactory grains, TimeProvider time, RedeliveryOptions options, Grain owner, long ownerId, ILogger log)
{
    /// <summary>How many rows one round takes.</summary>
    private const int RoundSize = 64;

    private IGrainTimer? _timer;
    private bool _isInRound;
    private bool _isWanted;

    /// <summary>
    /// Tells one person what a row says of them, if that is pending. Answers the row after what they answered; on a failure, which is left to
    /// the rounds, the row as it was.
    /// </summary>
    /// <remarks>
    /// A friendship that begins or ends is durable when this answers. That the other has been told, and nothing else, is still being
    /// written then: until it is, the worst that can happen is that they are told again.
    /// </remarks>
    public ValueTask<Relation> Tell(RowLease lease, Relation row) => row.Pending ? TellPending(lease, row) : new(row);

    /// <summary>Starts rounds after a delay, unless they have started.</summary>
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
            // The swipe stands and the caller is answered, whatever became of the other side.
            TellLater(exception, lease.Other);
            return row;
        }
    }

    /// <summary>Waits until a row is written, and keeps it leased so long.</summary>
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
                    // Something failed while this was being read; the next round finds it.
                    return;
                }

                _timer?.Dispose();
                _timer = null;
                return;
            }

            // A leased row is told by the request that holds the lease.
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
