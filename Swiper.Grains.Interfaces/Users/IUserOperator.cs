using Orleans.Concurrency;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Robots;

namespace Swiper.Grains.Interfaces.Users;

/// <summary>One user, for the service itself: sign-in, operators, robots, redelivery. Key: the user's id. No call needs a session.</summary>
[Alias("swiper.user-operator")]
public interface IUserOperator : IGrainWithIntegerKey
{
    /// <summary>
    /// Creates the user with a phone number and an empty profile. The response timeout is short, as that of <see cref="OpenSession"/>, because a number
    /// whose login waits for a call that was lost with its silo serves nobody else.
    /// </summary>
    /// <param name="phone">The number in E.164.</param>
    [Alias("Create"), Idempotent, ResponseTimeout("00:00:03")]
    Task<UserCreation> Create(string phone);

    /// <summary>
    /// Opens a session with a new secret. Null if the session of that id has ended, if the user has left the number, or if they are banned. The user must
    /// exist.
    /// </summary>
    /// <param name="sessionId">A random positive number.</param>
    /// <param name="phone">The number whose code was typed.</param>
    /// <param name="device">What the device calls itself, or null.</param>
    /// <param name="replaces">Whether a session of that id may be open already, and gets a new secret; otherwise that is null too.</param>
    [Alias("OpenSession"), ResponseTimeout("00:00:03")]
    Task<LoginTicket?> OpenSession(long sessionId, string phone, string? device, bool replaces = true);

    /// <summary>Whether a session of that id was opened, also if it has ended since.</summary>
    /// <param name="sessionId">The session's id.</param>
    [Alias("HasOpened"), Idempotent, ResponseTimeout("00:00:03")]
    ValueTask<bool> HasOpened(long sessionId);

    /// <summary>Whether the number is this user's, or one that they are moving to. Interleaves, since they may be moving just now.</summary>
    /// <param name="phone">The number in E.164.</param>
    [Alias("Holds"), Idempotent, AlwaysInterleave, ResponseTimeout("00:00:03")]
    ValueTask<bool> Holds(string phone);

    /// <summary>Grants a VIP level from now on. Refusals: <see cref="ErrorCode.USER_NOT_FOUND"/>, <see cref="ErrorCode.BAD_REQUEST"/>.</summary>
    /// <param name="level">One of the configured levels.</param>
    /// <param name="days">1 to <see cref="Limits.VipDaysMax"/>.</param>
    [Alias("GrantVip")]
    Task<Result<Me>> GrantVip(int level, int days);

    /// <summary>Bans the user: ends every session, takes them off every deck, and hides them from others, before it is answered. Refusals: <see
    /// cref="ErrorCode.USER_NOT_FOUND"/>, <see cref="ErrorCode.BAD_REQUEST"/>.</summary>
    /// <param name="days">1 to <see cref="Limits.BanDaysMax"/> from now on, or 0 for good.</param>
    /// <param name="reason">What the user is told.</param>
    [Alias("Ban")]
    Task<Result<Ban>> Ban(int days, BanReason reason);

    /// <summary>Lifts the ban, if there is one. Refusal: <see cref="ErrorCode.USER_NOT_FOUND"/>.</summary>
    [Alias("Unban")]
    Task<Refusal?> Unban();

    /// <summary>Reads the ban in force, or null.</summary>
    [Alias("ReadBan"), Idempotent]
    Task<Ban?> ReadBan();

    /// <summary>Reads what an operator may know of the user. Refusal: <see cref="ErrorCode.USER_NOT_FOUND"/>.</summary>
    [Alias("ReadAccount"), Idempotent]
    Task<Result<Account>> ReadAccount();

    /// <summary>Makes this user a robot with a phone number, profile and nickname. False if the id or nickname belongs to another user.</summary>
    [Alias("CreateRobot"), Idempotent(PassesFailuresOn = true)]
    Task<bool> CreateRobot(Robot robot);

    /// <summary>Activates the user so that unfinished work is finished.</summary>
    [Alias("Wake"), Idempotent, AlwaysInterleave]
    Task Wake();
}

/// <summary>The outcome of creating a user under an id.</summary>
public enum UserCreation
{
    /// <summary>The user did not exist and does now.</summary>
    Created,

    /// <summary>The user exists already and belongs to the same phone number.</summary>
    Existed,

    /// <summary>The id belongs to another phone number: draw another id.</summary>
    IdTaken,
}
