using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace Swiper.Accounts;

/// <summary>Codes that wait to be sent: a bound on what a slow provider can pile up.</summary>
internal sealed class SmsQueue(IOptions<SmsOptions> options) : ISmsQueue
{
    private readonly Channel<SmsMessage> _channel = Channel.CreateBounded<SmsMessage>(options.Value.QueueLimit);

    /// <summary>The messages, each to one reader.</summary>
    public ChannelReader<SmsMessage> Reader => _channel.Reader;

    public bool TryEnqueue(SmsMessage message) => _channel.Writer.TryWrite(message);

    /// <summary>Takes no more; readers end once it is empty.</summary>
    public void Close() => _channel.Writer.TryComplete();
}
