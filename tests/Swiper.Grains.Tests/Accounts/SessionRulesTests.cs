using System.Collections.Immutable;
using Swiper.Grains.Accounts;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Users;

namespace Swiper.Grains.Tests.Accounts;

public sealed class SessionRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void FindLive_ProofOfALiveSession_FindsIt() =>
        Assert.NotNull(SessionRules.FindLive([Session(1), Session(2)], Proof(2, hash: 2), Now));

    [Fact]
    public void FindLive_AnotherSessionsHash_FindsNone() =>
        Assert.Null(SessionRules.FindLive([Session(1), Session(2)], Proof(2, hash: 1), Now));

    [Fact]
    public void FindLive_UnknownSession_FindsNone()
    {
        Assert.Null(SessionRules.FindLive([Session(1)], Proof(3, hash: 1), Now));
        Assert.Null(SessionRules.FindLive([], Proof(1, hash: 1), Now));
    }

    [Fact]
    public void FindLive_HashThatIsMissingOrCut_FindsNone()
    {
        Assert.Null(SessionRules.FindLive([Session(1)], new SessionProof(1, default), Now));
        Assert.Null(SessionRules.FindLive([Session(1)], new SessionProof(1, []), Now));
        Assert.Null(SessionRules.FindLive([Session(1)], new SessionProof(1, Hash(1)[..31]), Now));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void FindLive_AroundItsEnd_EndsAtThatMoment(long ticksAfterItsEnd, bool isLive) =>
        Assert.Equal(isLive, SessionRules.FindLive([Session(1)], Proof(1, hash: 1), Session(1).ExpiresAt.AddTicks(ticksAfterItsEnd)) is not null);

    [Fact]
    public void Open_SameId_TakesTheOldOnesPlace()
    {
        var sessions = SessionRules.Open(User(Session(1), Session(2)), Session(1, hash: 9), Now)!.Sessions;

        Assert.Equal([2, 1], sessions.Select(session => session.Id));
        Assert.NotNull(SessionRules.FindLive(sessions, Proof(1, hash: 9), Now));
        Assert.Null(SessionRules.FindLive(sessions, Proof(1, hash: 1), Now));
    }

    [Fact]
    public void Open_SomeEnded_DropsThem() =>
        Assert.Equal([2, 3], SessionRules.Open(User(Session(1) with { ExpiresAt = Now }, Session(2)), Session(3), Now)!.Sessions.Select(session => session.Id));

    [Fact]
    public void Open_SixteenAlive_EndsTheOldest()
    {
        var user = User();
        for (var id = 1; id <= Limits.SessionsMax; id++)
        {
            user = SessionRules.Open(user, Session(id), Now)!;
        }

        Assert.Equal(Limits.SessionsMax, user.Sessions.Length);

        user = SessionRules.Open(user, Session(17), Now)!;

        Assert.Equal(Enumerable.Range(2, 16), user.Sessions.Select(session => (int)session.Id));
    }

    [Fact]
    public void Open_HasEnded_StaysEnded()
    {
        var loggedOut = SessionRules.End(User(Session(1), Session(2)), session => session.Id == 1);
        var expired = SessionRules.Open(User(Session(1) with { ExpiresAt = Now }), Session(2), Now)!;

        Assert.Equal([2], loggedOut.Sessions.Select(session => session.Id));
        Assert.Null(SessionRules.Open(loggedOut, Session(1), Now));
        Assert.Null(SessionRules.Open(expired, Session(1), Now));
    }

    [Fact]
    public void End_TimeAfterTime_RemembersTheLastOnes()
    {
        var user = User();
        for (var id = 1; id <= 2 * Limits.SessionsMax; id++)
        {
            user = SessionRules.End(SessionRules.Open(user, Session(id), Now)!, session => true);
        }

        Assert.Equal(Enumerable.Range(17, 16), user.EndedSessions.Select(id => (int)id));
    }

    private static UserState User(params Session[] sessions) => new() { Sessions = [.. sessions] };

    private static ImmutableArray<byte> Hash(byte fill) => [.. Enumerable.Repeat(fill, 32)];

    private static Session Session(long id, byte? hash = null) =>
        new() { Id = id, SecretHash = Hash(hash ?? (byte)id), ExpiresAt = Now.AddDays(30) };

    private static SessionProof Proof(long id, byte hash) => new(id, Hash(hash));
}
