using System.Collections.Concurrent;
using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Grains.Tests.Support;

/// <summary>Keeps the last message to each number, and can refuse some numbers as a full queue does.</summary>
public sealed class SmsRecorder : ISmsQueue
{
    private readonly ConcurrentDictionary<string, SmsMessage> _last = new();
    private readonly ConcurrentDictionary<string, bool> _full = new();

    public SmsMessage LastTo(string phone) => _last[phone];

    public bool HasSentTo(string phone) => _last.ContainsKey(phone);

    public void SetFull(string phone, bool isFull) => _full[phone] = isFull;

    public bool TryEnqueue(SmsMessage message)
    {
        if (_full.GetValueOrDefault(message.Phone))
        {
            return false;
        }

        _last[message.Phone] = message;
        return true;
    }
}
