using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Robots;
using Swiper.Grains.Profiles;
using Swiper.Grains.Users;

namespace Swiper.Grains.Robots;

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
