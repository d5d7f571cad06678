using Swiper.Grains.Accounts;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Tests.Support;
using Swiper.Grains.Users;

namespace Swiper.Grains.Tests.Accounts;

[Collection(nameof(MovingClock))]
public sealed class ChangePhoneOverTimeTests(MovingCluster cluster)
{
    private readonly PhoneOwner _old = new(cluster);
    private readonly PhoneOwner _new = new(cluster);

    [Fact]
    public async Task ChangePhone_WithACodeOfTheNumber_MovesTheAccountThere()
    {
        var ann = await SignUp();

        var me = await ann.Grain.ChangePhone(ann.Proof, _new.Phone, await _new.Receive());

        Assert.Equal(_new.Phone, me.Value!.Phone);
        Assert.Equal(_new.Phone, (await ann.Info()).Phone);
        await cluster.Deactivate(_new.Number);
        cluster.Clock.Advance(TimeSpan.FromMinutes(1));
        var ticket = await _new.LogIn(await _new.Receive());
        Assert.Equal((ann.Id, false), (ticket.Session.UserId, ticket.Created));
    }

    [Fact]
    public async Task ChangePhone_TheOldNumber_OpensAnAccountOfItsOwn()
    {
        var ann = await SignUp();
        await Move(ann);

        var newcomer = await _old.LogIn(await _old.Receive());

        Assert.NotEqual(ann.Id, newcomer.Session.UserId);
        Assert.True(newcomer.Created);
        Assert.Equal(_old.Phone, newcomer.User.Phone);
        Assert.Equal(_new.Phone, (await ann.Info()).Phone);
    }

    [Fact]
    public async Task ChangePhone_BackToTheOldNumber_IsRefusedOnceSomebodyElseHasIt()
    {
        var ann = await SignUp();
        await Move(ann);
        await _old.LogIn(await _old.Receive());
        cluster.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(ErrorCode.PHONE_TAKEN, (await ann.Grain.ChangePhone(ann.Proof, _old.Phone, await _old.Receive())).Refusal?.Code);
        Assert.Equal(_new.Phone, (await ann.Info()).Phone);
    }

    [Fact]
    public async Task ChangePhone_BackToTheOldNumber_Succeeds()
    {
        var ann = await SignUp();
        await Move(ann);

        Assert.Equal(_old.Phone, (await ann.Grain.ChangePhone(ann.Proof, _old.Phone, await _old.Receive())).Value!.Phone);
    }

    [Fact]
    public async Task ChangePhone_ToANumberWithAnAccount_IsRefusedAndLeavesTheCode()
    {
        var (ann, bob) = (await SignUp(), await _new.LogIn(await _new.Receive()));
        cluster.Clock.Advance(TimeSpan.FromMinutes(1));
        var code = await _new.Receive();

        Assert.Equal(ErrorCode.PHONE_TAKEN, (await ann.Grain.ChangePhone(ann.Proof, _new.Phone, code)).Refusal?.Code);
        Assert.Null(cluster.Documents.State<UserState>("user", ann.Operator).MovingTo);
        Assert.Equal(bob.Session.UserId, (await _new.LogIn(code)).Session.UserId);
    }

    [Fact]
    public async Task ChangePhone_WithAWrongCode_CostsATryAndChangesNothing()
    {
        var ann = await SignUp();
        var code = await _new.Receive();
        for (var tries = 0; tries < 5; tries++)
        {
            Assert.Equal(ErrorCode.VCODE_ERROR, (await ann.Grain.ChangePhone(ann.Proof, _new.Phone, _new.WrongCode)).Refusal?.Code);
        }

        Assert.Equal(ErrorCode.VCODE_ERROR, (await ann.Grain.ChangePhone(ann.Proof, _new.Phone, code)).Refusal?.Code);
        Assert.Equal(_old.Phone, (await ann.Info()).Phone);
        Assert.Equal(0, cluster.Documents.State<VerifyCodeState>("code", _new.Number).UserId);
    }

    [Fact]
    public async Task ChangePhone_Repeated_SucceedsAndItsCodeOpensNoSession()
    {
        var ann = await SignUp();
        var code = await Move(ann);

        Assert.Equal(_new.Phone, (await ann.Grain.ChangePhone(ann.Proof, _new.Phone, code)).Value!.Phone);
        Assert.Equal(ErrorCode.VCODE_ERROR, await _new.LogInRefusal(code));
    }

    [Fact]
    public async Task ChangePhone_WithACodeThatMovedSomebodyElse_IsRefused()
    {
        var ann = await SignUp();
        var code = await Move(ann);
        var bob = await cluster.NewPerson();

        Assert.Equal(ErrorCode.VCODE_ERROR, (await bob.Grain.ChangePhone(bob.Proof, _new.Phone, code)).Refusal?.Code);
    }

    [Theory]
    [InlineData(FaultKind.FailBefore, 1)]
    [InlineData(FaultKind.FailAfter, 1)]
    [InlineData(FaultKind.FailBefore, 2)]
    [InlineData(FaultKind.FailAfter, 2)]
    public async Task ChangePhone_AWriteFails_CanBeRepeated(FaultKind kind, int failing)
    {
        var ann = await SignUp();
        var code = await _new.Receive();
        var writes = 0;
        using (cluster.Documents.Arm(kind, call => IsWriteOf(call, ann.Grain) && ++writes == failing))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.Grain.ChangePhone(ann.Proof, _new.Phone, code));
        }

        Assert.Equal(_new.Phone, (await ann.Grain.ChangePhone(ann.Proof, _new.Phone, code)).Value!.Phone);
    }

    [Fact]
    public async Task Login_AtTheNewNumberOfAMoveThatWasCutOff_FinishesIt()
    {
        var ann = await SignUp();
        var code = await _new.Receive();
        var writes = 0;
        using (cluster.Documents.Arm(FaultKind.FailBefore, call => IsWriteOf(call, ann.Grain) && ++writes == 2))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.Grain.ChangePhone(ann.Proof, _new.Phone, code));
        }

        cluster.Clock.Advance(TimeSpan.FromMinutes(1));
        var ticket = await _new.LogIn(await _new.Receive());

        Assert.Equal((ann.Id, _new.Phone), (ticket.Session.UserId, ticket.User.Phone));
    }

    private async Task<Person> SignUp()
    {
        var person = new Person(cluster, (await _old.LogIn(await _old.Receive())).Session);
        cluster.Clock.Advance(TimeSpan.FromMinutes(1));
        return person;
    }

    private async Task<string> Move(Person person)
    {
        var code = await _new.Receive();
        Assert.Null((await person.Grain.ChangePhone(person.Proof, _new.Phone, code)).Refusal);
        return code;
    }

    private static bool IsWriteOf((string Method, GrainId Grain) call, IAddressable grain) =>
        call.Method == nameof(GrainStorageDouble.WriteStateAsync) && call.Grain == grain.GetGrainId();
}
