namespace Swiper.Grains.Interfaces.Accounts;

/// <summary>
/// The last code of one phone number, where codes are shown instead of sent. Key: the number in E.164. Lives in memory only and answers in
/// Development only: anywhere else every call fails.
/// </summary>
[Alias("swiper.development-inbox")]
public interface IDevelopmentInboxGrain : IGrainWithStringKey
{
    /// <summary>Keeps a code in place of the one before it.</summary>
    [Alias("Put"), Idempotent]
    Task Put(DevelopmentSms sms);

    /// <summary>The last code, or null where there was none since the silo started.</summary>
    [Alias("Last"), Idempotent]
    ValueTask<DevelopmentSms?> Last();
}

/// <summary>A code that was shown instead of sent.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="SentAt">When the code was made.</param>
[GenerateSerializer, Immutable, Alias("swiper.development-sms")]
public sealed record DevelopmentSms([property: Id(0)] string Code, [property: Id(1)] DateTimeOffset SentAt)
{
    /// <summary>Keeps the code out of logs.</summary>
    public override string ToString() => nameof(DevelopmentSms);
}
