namespace Swiper.Grains.Interfaces.Accounts;

/// <summary>Takes codes to be sent off the request's path.</summary>
public interface ISmsQueue
{
    /// <summary>Queues a message without waiting. False when the queue is full: nothing was queued.</summary>
    bool TryEnqueue(SmsMessage message);
}

/// <summary>One code to be sent.</summary>
/// <param name="Phone">To whom, in E.164.</param>
/// <param name="Code">Six digits.</param>
/// <param name="SendId">Names this message to <see cref="IVerifyCodeGrain.SendFailed"/>.</param>
/// <param name="SentAt">When the code was made.</param>
public sealed record SmsMessage(string Phone, string Code, long SendId, DateTimeOffset SentAt)
{
    /// <summary>Names the message and keeps number and code out of logs.</summary>
    public override string ToString() => $"sms {SendId}";
}
