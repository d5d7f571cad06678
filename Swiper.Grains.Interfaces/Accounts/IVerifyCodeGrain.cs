namespace Swiper.Grains.Interfaces.Accounts;

/// <summary>
/// Issues and checks the one-time codes of one phone number, and owns the binding of the number to its user.
/// Key: the number in E.164.
/// </summary>
[Alias("swiper.verify-code")]
public interface IVerifyCodeGrain : IGrainWithStringKey
{
    /// <summary>
    /// Makes a new code and queues it for sending. The answer is the same for known and unknown numbers.
    /// Refusals: <see cref="ErrorCode.TOO_MANY_REQUESTS"/> with the time to wait; <see cref="ErrorCode.UNAVAILABLE"/> when the
    /// sending queue takes no more, which leaves the number's limits untouched; what <see cref="SendRefused"/> recorded, while it stands.
    /// </summary>
    [Alias("Send")]
    Task<Result<CodeSent>> Send();

    /// <summary>
    /// Trades a code for a session, creating the user at the number's first login. A code opens at most one session.
    /// Refusals: <see cref="ErrorCode.VCODE_ERROR"/>; <see cref="ErrorCode.TOO_MANY_REQUESTS"/> never: the fifth wrong try kills the code instead.
    /// </summary>
    /// <param name="code">What the user typed.</param>
    [Alias("Login")]
    Task<Result<LoginTicket>> Login(string code);

    /// <summary>Takes back a code that could not be sent, so that the user may ask again at once.</summary>
    /// <param name="sendId">The <see cref="SmsMessage.SendId"/> of the failed message.</param>
    [Alias("SendFailed"), Idempotent]
    Task SendFailed(long sendId);

    /// <summary>
    /// Takes back a code that the provider would not send to this number, and lets <see cref="Send"/> answer the reason for a while: its
    /// owner has long been told that a code is on its way, so asking again is when they can learn of it.
    /// </summary>
    /// <param name="sendId">The <see cref="SmsMessage.SendId"/> of the refused message.</param>
    /// <param name="reason"><see cref="ErrorCode.PHONE_ERROR"/> or <see cref="ErrorCode.TOO_MANY_REQUESTS"/>.</param>
    [Alias("SendRefused"), Idempotent]
    Task SendRefused(long sendId, ErrorCode reason);

    /// <summary>Binds the number to a robot. Answers whether it is bound to that user now.</summary>
    /// <param name="userId">The robot's id.</param>
    [Alias("BindRobot"), Idempotent]
    Task<bool> BindRobot(long userId);
}

/// <summary>A code is on its way.</summary>
/// <param name="ExpiresIn">How long it will work.</param>
/// <param name="ResendIn">When the next one may be asked for.</param>
[GenerateSerializer, Immutable, Alias("swiper.code-sent")]
public sealed record CodeSent([property: Id(0)] TimeSpan ExpiresIn, [property: Id(1)] TimeSpan ResendIn);
