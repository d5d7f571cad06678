using Microsoft.Extensions.Options;

namespace Swiper.Silo.Accounts;

/// <summary>Says what is wrong with <see cref="SmsOptions"/>, with the value that is.</summary>
internal sealed class SmsOptionsValidator : IValidateOptions<SmsOptions>
{
    private const int QueueLimitMax = 1_000_000;
    private const int ConcurrencyMax = 256;
    private const int TriesMax = 10;

    public ValidateOptionsResult Validate(string? name, SmsOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        Check(options.QueueLimit is > 0 and <= QueueLimitMax, "QueueLimit", options.QueueLimit, $"1 to {QueueLimitMax}");
        Check(options.Concurrency is > 0 and <= ConcurrencyMax, "Concurrency", options.Concurrency, $"1 to {ConcurrencyMax}");
        Check(options.Tries is > 0 and <= TriesMax, "Tries", options.Tries, $"1 to {TriesMax}");
        Check(options.TryTimeout > TimeSpan.Zero, "TryTimeout", options.TryTimeout, "positive");
        Check(options.RetryDelay > TimeSpan.Zero, "RetryDelay", options.RetryDelay, "positive");
        Check(options.GiveUpAfter > TimeSpan.Zero, "GiveUpAfter", options.GiveUpAfter, "positive");
        Check(options.FaultPause > TimeSpan.Zero, "FaultPause", options.FaultPause, "positive");
        Check(options.DrainTimeout > TimeSpan.Zero, "DrainTimeout", options.DrainTimeout, "positive");
        return result.Build();

        void Check(bool isValid, string setting, object value, string must)
        {
            if (!isValid)
            {
                result.AddError($"Sms:{setting} is {value}; it must be {must}.");
            }
        }
    }
}
