namespace Swiper.Accounts;

/// <inheritdoc cref="IDevelopmentInboxGrain"/>
[GrainType("swiper.development-inbox")]
internal sealed class DevelopmentInboxGrain(IHostEnvironment environment) : Grain, IDevelopmentInboxGrain
{
    private DevelopmentSms? _last;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => environment.IsDevelopment()
        ? Task.CompletedTask
        : throw new InvalidOperationException("Codes are kept in Development only.");

    public Task Put(DevelopmentSms sms)
    {
        _last = sms;
        return Task.CompletedTask;
    }

    public ValueTask<DevelopmentSms?> Last() => new(_last);
}
