using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Robots;
using Swiper.Grains.Profiles;
using Swiper.Grains.Users;

namespace Swiper.Grains.Robots;

/// <summary>Turns a robot into user state.</summary>
public static class RobotRules
{
    /// <summary>Gives a user the robot's phone number and profile.</summary>
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
            AvatarKey = robot.AvatarKey,
            Bio = robot.Bio,
            Interests = robot.Interests,
            LookingFor = robot.LookingFor,
        },
        Settings = new Settings { DatingSex = robot.DatingSex },
        Cell = robot.Cell,
        ActiveOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-robot.DaysAway),
    };
}
