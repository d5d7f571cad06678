namespace Swiper.Grains.Interfaces.Accounts;

/// <summary>A code that was shown instead of sent.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="SentAt">When the code was made.</param>
[GenerateSerializer, Immutable, Alias("swiper.development-sms")]
public sealed record DevelopmentSms([property: Id(0)] string Code, [property: Id(1)] DateTimeOffset SentAt)
{
    /// <summary>Keeps the code out of logs.</summary>
    public override string ToString() => nameof(DevelopmentSms);
}
