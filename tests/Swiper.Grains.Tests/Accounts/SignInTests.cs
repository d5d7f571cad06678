using Swiper.Grains.Accounts;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Tests.Support;
using Swiper.Grains.Users;

namespace Swiper.Grains.Tests.Accounts;

public sealed class SignInTests(StillCluster cluster)
{
    private readonly PhoneOwner _owner = new(cluster);

    [Fact]
    public async Task Send_FirstTime_SendsACodeAndSaysForHowLong()
    {
        var sent = await _owner.Number.Send();

        Assert.Equal(new CodeSent(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1)), sent.Value);
        Assert.Matches("^[0-9]{6}$", _owner.LastMessage.Code);
    }

    [Fact]
    public async Task Send_AgainAtOnce_IsRefusedAndSaysWhenToComeBack()
    {
        await _owner.Receive();

        Assert.Equal(new Refusal(ErrorCode.TOO_MANY_REQUESTS, RetryAfter: TimeSpan.FromMinutes(1)), (await _owner.Number.Send()).Refusal);
    }

    [Fact]
    public async Task Send_HundredAtOnce_SendsOne()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _owner.Number.Send()));

        Assert.Single(results, result => result.Refusal is null);
        Assert.All(results.Where(result => result.Refusal is not null), result => Assert.Equal(ErrorCode.TOO_MANY_REQUESTS, result.Refusal!.Code));
    }

    [Fact]
    public async Task Send_QueueIsFull_LeavesTheLimitsUntouched()
    {
        cluster.Sms.SetFull(_owner.Phone, true);
        Assert.Equal(ErrorCode.UNAVAILABLE, (await _owner.Number.Send()).Refusal?.Code);
        cluster.Sms.SetFull(_owner.Phone, false);

        Assert.True((await _owner.LogIn(await _owner.Receive())).Created);
    }

    [Theory]
    [InlineData(FaultKind.FailBefore)]
    [InlineData(FaultKind.FailAfter)]
    public async Task Send_StoreFails_SendsNothing(FaultKind kind)
    {
        using var fault = cluster.Documents.Arm(kind, call => IsWriteOf(call, _owner.Number));

        await Assert.ThrowsAsync<StoreUnavailableException>(_owner.Number.Send);

        Assert.False(cluster.Sms.HasSentTo(_owner.Phone));
    }

    [Fact]
    public async Task SendFailed_LastMessage_FreesTheLimitAndKillsTheCode()
    {
        var code = await _owner.Receive();

        await _owner.Number.SendFailed(_owner.LastMessage.SendId);
        await _owner.Number.SendFailed(_owner.LastMessage.SendId);

        Assert.Equal(ErrorCode.VCODE_ERROR, await _owner.LogInRefusal(code));
        Assert.NotNull(await _owner.Receive());
    }

    [Fact]
    public async Task SendFailed_LateAfterAnotherMessage_ChangesNothing()
    {
        await _owner.Receive();
        var failed = _owner.LastMessage.SendId;
        await _owner.Number.SendFailed(failed);
        var code = await _owner.Receive();

        await _owner.Number.SendFailed(failed);

        Assert.NotNull(await _owner.LogIn(code));
    }

    [Theory]
    [InlineData(ErrorCode.PHONE_ERROR, false)]
    [InlineData(ErrorCode.TOO_MANY_REQUESTS, true)]
    public async Task SendRefused_ByTheProvider_IsToldToTheNextRequest(ErrorCode reason, bool saysWhen)
    {
        var code = await _owner.Receive();

        await _owner.Number.SendRefused(_owner.LastMessage.SendId, reason);

        var refusal = (await _owner.Number.Send()).Refusal;
        Assert.Equal((reason, saysWhen), (refusal?.Code, refusal?.RetryAfter > TimeSpan.Zero));
        Assert.Equal(ErrorCode.VCODE_ERROR, await _owner.LogInRefusal(code));
    }

    [Fact]
    public async Task Login_RightCode_CreatesTheUserAndOpensASession()
    {
        var ticket = await _owner.LogIn(await _owner.Receive());

        Assert.True(ticket.Created);
        Assert.True(Limits.IsUserId(ticket.Session.UserId));
        Assert.Equal(32, ticket.Session.Secret.Length);
        Assert.Equal(cluster.Clock.GetUtcNow().AddDays(30), ticket.Session.ExpiresAt);
        Assert.Equal((ticket.Session.UserId, _owner.Phone), (ticket.User.Id, ticket.User.Phone));
        Assert.Equal(ticket.User, await new Person(cluster, ticket.Session).Info());
    }

    [Fact]
    public async Task Login_NewUser_HasNothingSet()
    {
        var me = (await _owner.LogIn(await _owner.Receive())).User;

        Assert.Equal(
            (null, null, null, null, null, null, 0, null, Permissions.None),
            (me.Nickname, me.Sex, me.BirthDate, me.Age, me.AvatarKey, me.Location, me.VipLevel, me.VipExpiresAt, me.Permissions));
        Assert.Equal((0, 100), (me.Like.Used, me.Like.Max));
        Assert.Equal((0, 5), (me.Superlike.Used, me.Superlike.Max));
        Assert.Equal((0, 5), (me.Rewind.Used, me.Rewind.Max));
    }

    [Fact]
    public async Task Login_NeverSent_IsRefused() => Assert.Equal(ErrorCode.VCODE_ERROR, await _owner.LogInRefusal("123456"));

    [Fact]
    public async Task Login_SameCodeAgain_IsRefused()
    {
        var code = await _owner.Receive();
        await _owner.LogIn(code);

        Assert.Equal(ErrorCode.VCODE_ERROR, await _owner.LogInRefusal(code));
    }

    [Fact]
    public async Task Login_FourWrongTries_StillTakesTheRightCode()
    {
        var code = await _owner.Receive();
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(ErrorCode.VCODE_ERROR, await _owner.LogInRefusal(_owner.WrongCode));
        }

        Assert.NotNull(await _owner.LogIn(code));
    }

    [Fact]
    public async Task Login_FiveWrongTries_KillTheCodeForGood()
    {
        var code = await _owner.Receive();
        for (var i = 0; i < 5; i++)
        {
            await _owner.LogInRefusal(_owner.WrongCode);
        }

        await cluster.Deactivate(_owner.Number);

        Assert.Equal(ErrorCode.VCODE_ERROR, await _owner.LogInRefusal(code));
    }

    [Fact]
    public async Task Login_TriesInParallelWithTheRightCodeAmongThem_NeverGetMoreThanFive()
    {
        var code = await _owner.Receive();
        var wrong = Enumerable.Range(0, 50).Select(_ => _owner.Number.Login(_owner.WrongCode, device: null)).ToList();
        await Task.WhenAll(wrong);

        Assert.Equal(ErrorCode.VCODE_ERROR, await _owner.LogInRefusal(code));
    }

    [Fact]
    public async Task Login_HundredAtOnceWithTheRightCode_OpenOneSession()
    {
        var code = await _owner.Receive();

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _owner.Number.Login(code, device: null)));

        Assert.Single(results, result => result.Refusal is null);
        Assert.All(results.Where(result => result.Refusal is not null), result => Assert.Equal(ErrorCode.VCODE_ERROR, result.Refusal!.Code));
    }

    [Fact]
    public async Task Login_ByThePhonesOwnerAgain_FindsTheSameUser()
    {
        var first = await _owner.LogIn(await _owner.Receive());
        var other = new PhoneOwner(cluster);
        var stranger = await other.LogIn(await other.Receive());
        await cluster.Deactivate(_owner.Number);

        Assert.NotEqual(first.Session.UserId, stranger.Session.UserId);
        Assert.Equal(UserCreation.Existed, await cluster.Grains.GetGrain<IUserOperator>(first.Session.UserId).Create(_owner.Phone));
        Assert.Equal(UserCreation.IdTaken, await cluster.Grains.GetGrain<IUserOperator>(first.Session.UserId).Create(other.Phone));
    }

    [Theory]
    [InlineData(FaultKind.FailBefore, 1)]
    [InlineData(FaultKind.FailAfter, 1)]
    [InlineData(FaultKind.FailBefore, 2)]
    [InlineData(FaultKind.FailAfter, 2)]
    public async Task Login_UserCannotBeWritten_TheSameCodeOpensOneSessionLater(FaultKind kind, int failing)
    {
        // The number is bound beforehand, so the failing user is known: the first write creates the user, the second one adds a session.
        var user = cluster.Grains.GetGrain<IUserGrain>(2_000_000_000 + cluster.NextNumber());
        await _owner.Number.BindRobot(user.GetPrimaryKeyLong());
        var code = await _owner.Receive();
        var writes = 0;
        using (cluster.Documents.Arm(kind, call => IsWriteOf(call, user) && ++writes == failing))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => _owner.Number.Login(code, device: null));
        }

        var ticket = await _owner.LogIn(code);

        Assert.True(ticket.Created);
        Assert.Equal(user.GetPrimaryKeyLong(), ticket.Session.UserId);
        Assert.NotNull(await new Person(cluster, ticket.Session).Info());
        Assert.Single(cluster.Documents.State<UserState>("user", user).Sessions);
        Assert.Equal(ErrorCode.VCODE_ERROR, await _owner.LogInRefusal(code));
    }

    [Theory]
    [InlineData(FaultKind.FailBefore)]
    [InlineData(FaultKind.FailAfter)]
    public async Task Login_NumberCannotBeWritten_TheCodeOpensOneSessionLater(FaultKind kind)
    {
        var code = await _owner.Receive();
        using (cluster.Documents.Arm(kind, call => IsWriteOf(call, _owner.Number)))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => _owner.Number.Login(code, device: null));
        }

        Assert.True((await _owner.LogIn(code)).Created);
        Assert.Equal(ErrorCode.VCODE_ERROR, await _owner.LogInRefusal(code));
    }

    [Theory]
    [InlineData(FaultKind.FailBefore, null)]
    [InlineData(FaultKind.FailAfter, ErrorCode.VCODE_ERROR)]
    public async Task Login_CutOffAndTheNumberActivatedAgain_OpensTheSessionUnlessItIsStored(FaultKind kind, ErrorCode? refusal)
    {
        var code = await CutOff(kind);
        await cluster.Deactivate(_owner.Number);

        Assert.Equal(refusal, await _owner.LogInRefusal(code));
        Assert.Equal(ErrorCode.VCODE_ERROR, await _owner.LogInRefusal(code));
    }

    [Fact]
    public async Task Login_CutOff_StillTakesFiveWrongTriesAtMost()
    {
        var code = await CutOff();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(ErrorCode.VCODE_ERROR, await _owner.LogInRefusal(_owner.WrongCode));
        }

        Assert.Equal(ErrorCode.VCODE_ERROR, await _owner.LogInRefusal(code));
    }

    [Fact]
    public async Task Login_CutOffAndItsSessionHasEnded_OpensNothing()
    {
        var code = await CutOff();
        var user = cluster.Grains.GetGrain<IUserOperator>(cluster.Documents.State<VerifyCodeState>("code", _owner.Number).UserId);
        var id = Assert.Single(cluster.Documents.State<UserState>("user", user).Sessions).Id;
        var session = await user.OpenSession(id, _owner.Phone, device: null);
        await user.AsReference<IUserGrain>().Logout(Person.ProofOf(session!.Session), all: true);

        Assert.Equal(ErrorCode.VCODE_ERROR, await _owner.LogInRefusal(code));
        Assert.Empty(cluster.Documents.State<UserState>("user", user).Sessions);
    }

    [Fact]
    public async Task Login_IdIsTaken_DrawsAnother()
    {
        var somebody = await cluster.NewPerson();
        await _owner.Number.BindRobot(somebody.Id);

        var ticket = await _owner.LogIn(await _owner.Receive());

        Assert.NotEqual(somebody.Id, ticket.Session.UserId);
        Assert.Equal(_owner.Phone, ticket.User.Phone);
        Assert.NotEqual(_owner.Phone, (await somebody.Info()).Phone);
    }

    [Fact]
    public async Task OpenSession_UnknownUser_Throws() => await Assert.ThrowsAsync<InvalidOperationException>(
        () => cluster.Grains.GetGrain<IUserOperator>(3_000_000_000 + cluster.NextNumber()).OpenSession(1, _owner.Phone, device: null));

    /// <summary>Uses up a code by a login whose session could not be stored, or was, and whose answer is lost.</summary>
    private async Task<string> CutOff(FaultKind kind = FaultKind.FailAfter)
    {
        var user = cluster.Grains.GetGrain<IUserOperator>(cluster.NewId());
        await _owner.Number.BindRobot(user.GetPrimaryKeyLong());
        await user.Create(_owner.Phone);
        var code = await _owner.Receive();
        using var fault = cluster.Documents.Arm(kind, call => IsWriteOf(call, user));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _owner.Number.Login(code, device: null));
        return code;
    }

    private static bool IsWriteOf((string Method, GrainId Grain) call, IAddressable grain) =>
        call.Method == nameof(GrainStorageDouble.WriteStateAsync) && call.Grain == grain.GetGrainId();
}
