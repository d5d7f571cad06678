using Microsoft.Extensions.Logging;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Grains.Swipes;

/// <summary>
/// Tells others what the user said of them. What could not be told stays pending in its row and is told again, at an interval and whenever
/// the user's grain activates, until it has been.
/// </summary>
internal sealed class Outbox(
    IRelationStore store, RelationBook book, IGrainFactory grains, TimeProvider time, SwipeOptions options, Grain owner, long ownerId, ILogger log)
{
    /// <summary>How many rows one round takes.</summary>
    private const int RoundSize = 64;

    private IGrainTimer? _timer;
    private bool _isInRound;
    private bool _isWanted;

    /// <summary>Tells one person what a row says, and answers the row with what they answered; null on a failure, which is left to the rounds.</summary>
    /// <remarks>
    /// A friendship that begins or ends is on the disk when this answers. That the other has been told, and nothing else, is still being
    /// written then: until it is, the worst that can happen is that they are told again.
    /// </remarks>
    public async Task<Relation?> Tell(RelationBook.Hold hold, Relation row)
    {
        try
        {
            var answer = await grains.GetGrain<IUserGrain>(hold.Other).Hear(ownerId, SwipeRules.StatementOf(row));
            Relation? told = null;
            var isFriendshipAsBefore = false;
            var writing = book.Change(hold, current =>
            {
                told = SwipeRules.Told(current, row.Seq, answer, time.GetUtcNow());
                isFriendshipAsBefore = told.FriendSince == current.FriendSince;
                return (told, null);
            });
            if (!isFriendshipAsBefore)
            {
                return await writing;
            }

            _ = Finish(writing, book.Open(hold.Other));
            return told;
        }
        catch (Exception exception)
        {
            // The swipe stands and the caller gets their answer, whatever became of the other side.
            TellLater(exception, hold.Other);
            return null;
        }
    }

    /// <summary>Starts rounds after a delay, unless they are under way.</summary>
    public void Schedule(TimeSpan delay)
    {
        _isWanted = true;
        _timer ??= owner.RegisterGrainTimer(
            Round, new GrainTimerCreationOptions(delay, options.RetryInterval) { Interleave = true, KeepAlive = true });
    }

    /// <summary>Waits for a row to be written, and keeps it remembered until it is.</summary>
    private async Task Finish(ValueTask<Relation> writing, RelationBook.Hold hold)
    {
        using (hold)
        {
            try
            {
                await writing;
            }
            catch (Exception exception)
            {
                TellLater(exception, hold.Other);
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
            var rows = await store.ReadPending(ownerId, RoundSize);
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

            // Rows that a request works on are that request's to tell.
            await Task.WhenAll(rows.Where(row => !book.IsBusy(row.Other)).Select(TellAgain));
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
        using var hold = book.Open(row.Other);
        var current = await book.Read(hold);
        if (current.Pending)
        {
            await Tell(hold, current);
        }
    }
}
