namespace Swiper.Grains.Interfaces.Accounts;

/// <summary>Sends codes off the request's path.</summary>
public interface ISmsQueue
{
    /// <summary>Queues a message without waiting. False if the queue is full.</summary>
    bool TryEnqueue(SmsMessage message);
}

/// <summary>One code to send.</summary>
/// <param name="Phone">The receiver's number, in E.164.</param>
/// <param name="Code">Six digits.</param>
/// <param name="SendId">Identifies this message to <see cref="IVerifyCodeGrain.SendFailed"/>.</param>
/// <param name="SentAt">When the code was drawn.</param>
public sealed record SmsMessage(string Phone, string Code, long SendId, DateTimeOffset SentAt)
{
    /// <summary>Names the message and keeps number and code out of logs.</summary>
    public override string ToString() => $"sms {SendId}";
}
