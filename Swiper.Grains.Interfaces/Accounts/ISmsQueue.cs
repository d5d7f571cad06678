namespace Swiper.Grains.Interfaces.Accounts;

/// <summary>Takes codes to be sent off the request's path.</summary>
public interface ISmsQueue
{
    /// <summary>Queues a message without waiting. False when the queue is full: nothing was queued.</summary>
    bool TryEnqueue(SmsMessage message);
}
