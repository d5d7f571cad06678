using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Robots;
using Swiper.Grains.Robots;

namespace Swiper.Grains.Users;

internal sealed partial class UserGrain
{
    /// <inheritdoc/>
    public async Task<bool> CreateRobot(Robot robot)
    {
        await Load();
        if (IsCreated)
        {
            return _document.Current.Phone == robot.Phone;
        }

        var next = RobotRules.Become(_document.Current, robot, time.GetUtcNow());
        var bound = await GrainFactory.GetGrain<IVerifyCodeGrain>(robot.Phone).BindRobot(Id);
        var isCreated = bound && await Change(next) is null;

        // A town is filled once, so its robots need not stay in memory.
        FallAsleep();
        return isCreated;
    }
}
