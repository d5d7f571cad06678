namespace Swiper.Grains.Interfaces.Accounts;

/// <summary>
/// Issues and checks the one-time codes of one phone number, and owns the binding of the number to its user.
/// Key: the number in E.164.
/// </summary>
[Alias("swiper.verify-code")]
public interface IVerifyCodeGrain : IGrainWithStringKey
{
    /// <summary>
    /// Draws a new code and queues it for sending. The answer is the same for known and unknown numbers. Refusals: <see
    /// cref="ErrorCode.TOO_MANY_REQUESTS"/> with the time to wait; <see cref="ErrorCode.UNAVAILABLE"/> if the sending queue is full, which leaves the
    /// number's limits untouched; the reason given to <see cref="SendRefused"/>, until it expires.
    /// </summary>
    [Alias("Send")]
    Task<Result<CodeSent>> Send();

    /// <summary>
    /// Trades a code for a session, and creates the user at the number's first login. A code opens at most one session. Refusals: <see
    /// cref="ErrorCode.VCODE_ERROR"/>, with the right code <see cref="ErrorCode.BANNED"/>, and never <see cref="ErrorCode.TOO_MANY_REQUESTS"/>: the fifth
    /// wrong try invalidates the code instead.
    /// </summary>
    /// <param name="code">The code as typed.</param>
    /// <param name="device">What the device calls itself, or null.</param>
    [Alias("Login")]
    Task<Result<LoginTicket>> Login(string code, string? device);

    /// <summary>
    /// Binds the number to a user who moves to it with its code. A repeat with the right code changes nothing. Refusals: <see cref="ErrorCode.VCODE_ERROR"/>, as <see
    /// cref="Login"/>, and only with the right code <see cref="ErrorCode.PHONE_TAKEN"/>, which leaves the code valid. The response timeout is short
    /// because the number may be waiting for the user, who is waiting for this call.
    /// </summary>
    /// <param name="userId">The user; their document must already say that they are moving here.</param>
    /// <param name="code">The code as typed.</param>
    [Alias("MoveHere"), ResponseTimeout("00:00:03")]
    Task<Refusal?> MoveHere(long userId, string code);

    /// <summary>Withdraws a code that could not be sent, so that the user may ask for another at once.</summary>
    /// <param name="sendId">The <see cref="SmsMessage.SendId"/> of the failed message.</param>
    [Alias("SendFailed"), Idempotent]
    Task SendFailed(long sendId);

    /// <summary>
    /// Withdraws a code that the provider would not send to this number, and makes <see cref="Send"/> answer the reason for a while: the user was
    /// told that a code is on its way, so they can learn of the reason only when they ask again.
    /// </summary>
    /// <param name="sendId">The <see cref="SmsMessage.SendId"/> of the refused message.</param>
    /// <param name="reason"><see cref="ErrorCode.PHONE_ERROR"/> or <see cref="ErrorCode.TOO_MANY_REQUESTS"/>.</param>
    [Alias("SendRefused"), Idempotent]
    Task SendRefused(long sendId, ErrorCode reason);

    /// <summary>Finds the user whom the number is bound to, or 0. They may have left it: see <see cref="Users.IUserOperator.Holds"/>.</summary>
    [Alias("FindUser"), Idempotent]
    Task<long> FindUser();

    /// <summary>Binds the number to a robot. Answers whether it is now bound to that robot.</summary>
    /// <param name="userId">The robot's id.</param>
    [Alias("BindRobot"), Idempotent]
    Task<bool> BindRobot(long userId);
}

/// <summary>A code is on its way.</summary>
/// <param name="ExpiresIn">How long the code works.</param>
/// <param name="ResendIn">The wait before the next code.</param>
[GenerateSerializer, Immutable, Alias("swiper.code-sent")]
public sealed record CodeSent([property: Id(0)] TimeSpan ExpiresIn, [property: Id(1)] TimeSpan ResendIn);
