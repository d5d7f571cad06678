namespace Swiper.Silo.Cloud;

/// <summary>Rings once for each outage, however many calls meet it.</summary>
public sealed class Alarm
{
    private bool _isRinging;

    /// <summary>True for the first call of an outage.</summary>
    public bool Raise() => !Interlocked.Exchange(ref _isRinging, true);

    /// <summary>True for the first success after an outage.</summary>
    public bool Clear() => Interlocked.Exchange(ref _isRinging, false);
}
