namespace Swiper.Grains.Interfaces.Accounts;

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
