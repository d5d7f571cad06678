using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Silo.Accounts;

/// <summary>Codes that wait to be sent: a bound on what a slow provider can pile up, and a door that is shut while none can be sent.</summary>
internal sealed class SmsQueue(IOptions<SmsOptions> options) : ISmsQueue
{
    private readonly Channel<SmsMessage> _channel = Channel.CreateBounded<SmsMessage>(options.Value.QueueLimit);
    private bool _isOpen = true;

    /// <summary>The messages, each to one reader.</summary>
    public ChannelReader<SmsMessage> Reader => _channel.Reader;

    /// <summary>Whether it takes messages and its messages may be tried.</summary>
    public bool IsOpen
    {
        get => Volatile.Read(ref _isOpen);
        set => Volatile.Write(ref _isOpen, value);
    }

    public bool TryEnqueue(SmsMessage message) => IsOpen && _channel.Writer.TryWrite(message);

    /// <summary>Rejects further messages; readers end once the queue is empty.</summary>
    public void Close() => _channel.Writer.TryComplete();
}
