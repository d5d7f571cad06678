using Swiper.Accounts;
using Swiper.Profiles;

namespace Swiper.Robots;

/// <summary>How a robot is a user.</summary>
public static class RobotRules
{
    /// <summary>The state of a user who becomes a robot.</summary>
    public static UserState Become(UserState before, Robot robot, DateTimeOffset now) => before with
    {
        Phone = robot.Phone,
        CreatedAt = now,
        Profile = new Profile
        {
            Nickname = robot.Nickname,
            Sex = robot.Sex,
            BirthDate = robot.BirthDate,
            Location = robot.Location,
        },
        Settings = new Settings { DatingSex = robot.DatingSex },
    };
}
