namespace Swiper.Grains.Interfaces.Accounts;

/// <summary>
/// Holds the last code of one phone number when codes are shown instead of sent. Key: the number in E.164. Kept in memory only. Every call fails
/// outside Development.
/// </summary>
[Alias("swiper.development-inbox")]
public interface IDevelopmentInboxGrain : IGrainWithStringKey
{
    /// <summary>Replaces the code.</summary>
    [Alias("Put"), Idempotent]
    Task Put(DevelopmentSms sms);

    /// <summary>Reads the last code, or null if there was none since the silo started.</summary>
    [Alias("Last"), Idempotent]
    ValueTask<DevelopmentSms?> Last();
}

/// <summary>A six-digit code that was shown instead of sent.</summary>
[GenerateSerializer, Immutable, Alias("swiper.development-sms")]
public sealed record DevelopmentSms([property: Id(0)] string Code, [property: Id(1)] DateTimeOffset SentAt)
{
    /// <summary>Keeps the code out of logs.</summary>
    public override string ToString() => nameof(DevelopmentSms);
}
