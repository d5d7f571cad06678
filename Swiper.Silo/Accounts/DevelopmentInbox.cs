using System.Collections.Concurrent;
using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Silo.Accounts;

/// <summary>The last code of each number that this process knows of. There is one in Development only.</summary>
internal sealed class DevelopmentInbox
{
    private const int NumbersMax = 10_000;

    private readonly ConcurrentDictionary<string, DevelopmentSms> _last = [];

    /// <summary>Keeps a code, unless a newer one is there.</summary>
    public void Keep(string phone, DevelopmentSms sms)
    {
        if (_last.Count >= NumbersMax)
        {
            // Somebody tests with very many numbers; the codes of the first of them are long used.
            _last.Clear();
        }

        _last.AddOrUpdate(phone, sms, (_, kept) => kept.SentAt > sms.SentAt ? kept : sms);
    }

    /// <summary>The last code of a number, or null.</summary>
    public DevelopmentSms? Find(string phone) => _last.GetValueOrDefault(phone);
}

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
