namespace Swiper.Grains.Users;

internal sealed partial class UserGrain
{
    private IGrainTimer? _recordingActivity;

    /// <summary>Has the day of a request recorded, once a day and after the request: it need not wait for that.</summary>
    private void NoteActivity(DateTimeOffset now)
    {
        if (_document.Current.ActiveOn != calendar.DateAt(now))
        {
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
                await Record(_document.Current with { ActiveOn = calendar.DateAt(time.GetUtcNow()) });
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
        if (_publicProfile.IsUnlisted)
        {
            // Nobody else knows the day, so it is nobody else's business.
            await _document.Save(active);
            return;
        }

        await Change(active);
    }
}
