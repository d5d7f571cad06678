using Swiper.Grains.Accounts;

namespace Swiper.Grains.Users;

internal sealed partial class UserGrain
{
    private IGrainTimer? _recordingActivity;

    /// <summary>The sessions that requests came with since the last record.</summary>
    private readonly HashSet<long> _seen = [];

    /// <summary>Has a request's day and session recorded, once a day and an hour, and after the request: it need not wait for that.</summary>
    private void NoteActivity(Session session, DateTimeOffset now)
    {
        if (session.SeenHour != SessionRules.HourOf(now) || _document.Current.ActiveOn != calendar.DateAt(now))
        {
            _seen.Add(session.Id);
            _recordingActivity ??= this.RegisterGrainTimer(
                RecordActivity, new GrainTimerCreationOptions(TimeSpan.Zero, redelivery.Value.RetryInterval) { KeepAlive = true });
        }
    }

    private async Task RecordActivity(CancellationToken cancellationToken)
    {
        try
        {
            if (!_document.IsLost)
            {
                var now = time.GetUtcNow();
                await Record(SessionRules.See(_document.Current, _seen, now) with { ActiveOn = calendar.DateAt(now) });
                _seen.Clear();
            }

            _recordingActivity?.Dispose();
            _recordingActivity = null;
        }
        catch (Exception exception)
        {
            Log.ActivityNotRecorded(log, exception, Id);
        }
    }

    private async Task Record(UserState active)
    {
        if (_publicProfile.IsUnlisted || active.ActiveOn == _document.Current.ActiveOn)
        {
            // Nobody else knows the day, or they know it already.
            await _document.Save(active);
            return;
        }

        await Change(active);
    }
}
