using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Silo.Accounts;

/// <inheritdoc cref="IDevelopmentInboxGrain"/>
/// <remarks>Outside Development there is no <see cref="DevelopmentInbox"/>, so the grain cannot come to be.</remarks>
[GrainType("swiper.development-inbox")]
internal sealed class DevelopmentInboxGrain(IGrainContext context, DevelopmentInbox inbox) : Grain(context), IDevelopmentInboxGrain
{
    public Task Put(DevelopmentSms sms)
    {
        inbox.Keep(this.GetPrimaryKeyString(), sms);
        return Task.CompletedTask;
    }

    public ValueTask<DevelopmentSms?> Last() => new(inbox.Find(this.GetPrimaryKeyString()));
}
