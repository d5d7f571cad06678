using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using Swiper.Grains;
using Swiper.Grains.Accounts;
using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Robots;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Text;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Profiles;
using Swiper.Grains.Robots;
using Swiper.Grains.Users;

namespace Swiper.Silo.Robots;

/// <summary>
/// Registers robots nobody has heard of yet, many times faster than <see cref="IUserOperator.CreateRobot"/>: it writes what that would, in the
/// same order, without waking a user, a number and a nickname for each. Every write holds only where nothing was before, so whoever is awake
/// after all finds out; and the head says from the start that the robot is unsettled, so a crash is mended like any other.
/// </summary>
internal sealed class RobotRegistrar(
    [FromKeyedServices(GrainStorage.Name)] IGrainStorage documents,
    IRelationStore relations,
    IGrainFactory grains,
    CandidatePools pools,
    IOptions<VipOptions> vip,
    TimeProvider time)
{
    private const long Epoch = 1;
    private const long Revision = 1;

    /// <summary>Registers a robot. False when anything of it is there already: then its grain has to sort it out.</summary>
    public async Task<bool> TryRegister(long id, Robot robot)
    {
        var nickname = FoldedText.Of(robot.Nickname);
        var now = time.GetUtcNow();
        var state = RobotRules.Become(new UserState(), robot, now);
        var entries = Listing.Of(id, state, vip.Value, now);
        var head = new PartitionHead(id) { Epoch = Epoch, Seq = Revision, Unsettled = true, Pools = [.. entries.Keys], Nicknames = [nickname] };
        if (!await relations.Write(new RelationWrite(id, ExpectedEpoch: 0, head, [])))
        {
            return false;
        }

        var isRegistered =
            await TryCreate(GrainStorage.Code, grains.GetGrain<IVerifyCodeGrain>(robot.Phone), new VerifyCodeState { UserId = id })
            && await TryCreate(GrainStorage.Nickname, grains.GetGrain<INicknameGrain>(nickname), new NicknameState { UserId = id, Revision = Revision, IsHeld = true })
            && await TryCreate(GrainStorage.User, grains.GetGrain<IUserOperator>(id), state);
        if (isRegistered)
        {
            await Task.WhenAll(entries.Select(entry => pools.Put(entry.Key, entry.Value with { Revision = Revision })));

            // Refused when the robot woke meanwhile: then it settles itself.
            await relations.Write(new RelationWrite(id, Epoch, head with { Unsettled = false }, []));
        }

        return isRegistered;
    }

    /// <summary>Whether a robot is there, whole.</summary>
    public async Task<bool> IsRegistered(long id, Robot robot)
    {
        // The head is the first thing written of a robot and the last.
        if (await relations.Of(id).ReadHead(id) is { Epoch: 0 } or { Unsettled: true })
        {
            return false;
        }

        var user = new Fresh<UserState>(new UserState());
        await documents.ReadStateAsync(GrainStorage.User, grains.GetGrain<IUserOperator>(id).GetGrainId(), user);
        return user.State.Phone == robot.Phone;
    }

    private async Task<bool> TryCreate<T>(string name, IAddressable grain, T state)
    {
        try
        {
            await documents.WriteStateAsync(name, grain.GetGrainId(), new Fresh<T>(state));
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }

    /// <summary>A state that was never stored.</summary>
    private sealed class Fresh<T>(T state) : IGrainState<T>
    {
        [AllowNull]
        public T State { get; set; } = state;

        public string? ETag { get; set; }

        public bool RecordExists { get; set; }
    }
}
