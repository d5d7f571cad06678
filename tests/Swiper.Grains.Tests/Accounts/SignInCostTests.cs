using System.Collections.Concurrent;
using Orleans.Storage;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Accounts;

/// <summary>What the sign-in of a known user who is asleep, and the first request after it, cost at the stores.</summary>
[Collection(nameof(MovingClock))]
public sealed class SignInCostTests(MovingCluster cluster)
{
    private const string Read = nameof(IGrainStorage.ReadStateAsync);
    private const string Write = nameof(IGrainStorage.WriteStateAsync);
    private readonly PhoneOwner _owner = new(cluster);

    [Fact]
    public async Task LoginAndInfo_KnownUser_TakeTwoReadsAndTwoWrites()
    {
        var (user, code) = await KnownUser();
        var calls = new ConcurrentQueue<string>();
        using var documents = cluster.Documents.Arm(FaultKind.FailBefore, call => Note(call.Grain == user.GetGrainId(), $"user {call.Method}")
            || Note(call.Grain == _owner.Number.GetGrainId(), $"number {call.Method}"));
        using var relations = cluster.Relations.Arm(FaultKind.FailBefore, call => Note(call.Owner == user.GetPrimaryKeyLong(), call.Method));

        var ticket = await _owner.LogIn(code);
        await new Person(cluster, ticket.Session).Info();

        Assert.Equal(["ReadStart", $"number {Write}", $"user {Read}", $"user {Write}"], calls.Order(StringComparer.Ordinal));

        // Notes a call and lets it pass.
        bool Note(bool concerns, string call)
        {
            if (concerns)
            {
                calls.Enqueue(call);
            }

            return false;
        }
    }

    [Fact]
    public async Task Login_KnownUser_WaitsForThreeRoundTripsOneAfterTheOther()
    {
        var (user, code) = await KnownUser();
        using var head = cluster.Relations.Arm(FaultKind.HoldAfter, call => call.Is("ReadStart", user.GetPrimaryKeyLong()));
        using var profile = cluster.Documents.Arm(FaultKind.HoldAfter, call => call == (Read, user.GetGrainId()));
        using var usedUp = cluster.Documents.Arm(FaultKind.HoldBefore, call => call == (Write, _owner.Number.GetGrainId()));
        using var session = cluster.Documents.Arm(FaultKind.HoldBefore, call => call == (Write, user.GetGrainId()));

        var login = _owner.LogIn(code);
        await Task.WhenAll(usedUp.Reached, head.Reached);
        head.Dispose();

        // The profile is read while the code is still being used up, and the session is not written before it is.
        await profile.Reached;
        profile.Dispose();
        Assert.Equal(0, session.Count);
        usedUp.Dispose();
        await session.Reached;
        session.Dispose();

        await login;
    }

    private async Task<(IUserGrain User, string Code)> KnownUser()
    {
        var first = await _owner.LogIn(await _owner.Receive());
        var user = cluster.Grains.GetGrain<IUserGrain>(first.Session.UserId);
        await new Person(cluster, first.Session).Info();
        cluster.Clock.Advance(TimeSpan.FromMinutes(1));
        var code = await _owner.Receive();
        await cluster.Deactivate(user);
        return (user, code);
    }
}
