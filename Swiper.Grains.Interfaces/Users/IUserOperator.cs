using Orleans.Concurrency;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Robots;

namespace Swiper.Grains.Interfaces.Users;

/// <summary>One user, as the service itself reaches them: sign-in, operators, robots, redelivery. Key: the user's id. Nothing needs a session.</summary>
[Alias("swiper.user-operator")]
public interface IUserOperator : IGrainWithIntegerKey
{
    /// <summary>Creates the user, with nothing known of them but the phone number.</summary>
    /// <param name="phone">The number in E.164.</param>
    [Alias("Create"), Idempotent]
    Task<UserCreation> Create(string phone);

    /// <summary>
    /// Opens a session with a new secret, in place of one with the same id; null where the session of that id has ended. The user must exist.
    /// </summary>
    /// <param name="sessionId">Random and positive.</param>
    [Alias("OpenSession")]
    Task<LoginTicket?> OpenSession(long sessionId);

    /// <summary>Grants a VIP level from now on. Refusals: <see cref="ErrorCode.USER_NOT_FOUND"/>, <see cref="ErrorCode.BAD_REQUEST"/>.</summary>
    /// <param name="level">One of the configured levels.</param>
    /// <param name="days">1 to <see cref="Limits.VipDaysMax"/>.</param>
    [Alias("GrantVip")]
    Task<Result<Me>> GrantVip(int level, int days);

    /// <summary>Makes this user a robot: phone number, profile and nickname in one go. False when the id or nickname is somebody else's.</summary>
    [Alias("CreateRobot"), Idempotent]
    Task<bool> CreateRobot(Robot robot);

    /// <summary>Wakes the user so that what a crash left half done is finished.</summary>
    [Alias("Wake"), Idempotent, AlwaysInterleave]
    Task Wake();
}

/// <summary>How an attempt to create a user under an id ended.</summary>
public enum UserCreation
{
    /// <summary>The user did not exist and does now.</summary>
    Created,

    /// <summary>The user exists already and belongs to the same phone number.</summary>
    Existed,

    /// <summary>The id belongs to another phone number: draw another id.</summary>
    IdTaken,
}
