using Swiper.Api.Contract;
using Swiper.Api.Operators;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Contract;

/// <summary>
/// Calls every route of the description in every way that must be refused. The table says what each route is about: a route without a row fails, and so
/// does a row without a route.
/// </summary>
public sealed class RouteMatrixTests(SharedServer shared, MatrixPeople people) : IClassFixture<MatrixPeople>
{
    /// <summary>Every route, what it refuses of somebody who is not there, and of callers without permission.</summary>
    private static readonly Dictionary<string, Row> Table = new()
    {
        ["GET /api/user/verify"] = new(),
        ["POST /api/user/verify"] = new(),
        ["POST /api/user/login"] = new(),
        ["POST /api/user/logout"] = new(),
        ["GET /api/user/sessions"] = new(),
        ["POST /api/user/sessions/end"] = new(),
        ["POST /api/user/phone"] = new(),
        ["GET /api/user/info"] = new(),
        ["POST /api/user/info"] = new(),
        ["GET /api/user/profile"] = new(),
        ["POST /api/user/profile"] = new(Lacking: ErrorCode.NOT_HAS_PERM),
        ["POST /api/user/avatar"] = new(),
        ["POST /api/user/avatar/delete"] = new(),
        ["GET /api/user/photos"] = new(),
        ["POST /api/user/photos"] = new(),
        ["POST /api/user/photos/order"] = new(),
        ["POST /api/user/photos/delete"] = new(),
        ["POST /api/user/position"] = new(),
        ["POST /api/user/position/clear"] = new(),
        ["POST /api/user/travel"] = new(Lacking: ErrorCode.NOT_HAS_PERM),
        ["POST /api/user/travel/clear"] = new(),
        ["GET /api/social/users"] = new(),
        ["GET /api/social/deck"] = new(),
        ["GET /api/social/user"] = new(Nobody: ErrorCode.USER_NOT_FOUND),
        ["POST /api/social/like"] = new(Nobody: ErrorCode.USER_NOT_FOUND),
        ["POST /api/social/superlike"] = new(Nobody: ErrorCode.USER_NOT_FOUND, Lacking: ErrorCode.NOT_HAS_PERM),
        ["POST /api/social/dislike"] = new(Nobody: ErrorCode.USER_NOT_FOUND),
        ["POST /api/social/rewind"] = new(Nobody: ErrorCode.USER_NOT_FOUND, Lacking: ErrorCode.NOT_HAS_PERM),
        ["GET /api/social/friends"] = new(),
        ["POST /api/social/unfriend"] = new(Nobody: ErrorCode.USER_NOT_FOUND),
        ["GET /api/social/likes"] = new(),
        ["POST /api/social/block"] = new(Nobody: ErrorCode.USER_NOT_FOUND),
        ["POST /api/social/unblock"] = new(Nobody: ErrorCode.USER_NOT_FOUND),
        ["GET /api/social/blocks"] = new(),
        ["POST /api/social/report"] = new(Nobody: ErrorCode.USER_NOT_FOUND),
        ["GET /api/vip/levels"] = new(),
        ["GET /api/admin/users"] = new(),
        ["POST /api/admin/ban"] = new(),
        ["POST /api/admin/unban"] = new(),
        ["POST /api/admin/vip"] = new(),
        ["GET /api/admin/photos"] = new(),
        ["POST /api/admin/photos/review"] = new(),
        ["GET /api/admin/reports"] = new(),
        ["POST /api/admin/reports/close"] = new(),
        ["GET /api/admin/audit"] = new(),
        ["GET /api/admin/stats"] = new(),
    };

    public static TheoryData<string, DeadSession> SessionCells =>
        [.. Of(Access.Session).SelectMany(route => Enum.GetValues<DeadSession>().Select(way => (route, way)))];

    public static TheoryData<string, Absence> AbsenceCells =>
        [.. Of(Access.Session).SelectMany(route => Enum.GetValues<Absence>().Select(absence => (route, absence)))];

    public static TheoryData<string> SessionRoutes => [.. Of(Access.Session)];

    public static TheoryData<string> OperatorRoutes => [.. Of(Access.Operator)];

    [Fact]
    public void Table_Always_HasEveryRoute() => Assert.Equal(ApiRoutes.All.Keys.Order(StringComparer.Ordinal), Table.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(SessionCells))]
    public async Task Route_WithADeadSession_IsRefused(string route, DeadSession way) =>
        (await shared.Api.CallAbout(ApiRoutes.All[route], await people.TokenOf(way), null)).Refused(ErrorCode.LOGIN_ERROR);

    /// <summary>Whoever is away is refused as somebody who never was, and is in no answer.</summary>
    [Theory]
    [MemberData(nameof(AbsenceCells))]
    public async Task Route_AboutSomebodyWhoIsAway_KnowsNobody(string route, Absence absence)
    {
        var (caller, away) = await people.Meet(absence);

        var reply = await CallAbout(away.Id);

        Assert.DoesNotContain(away.Sid, reply.Text, StringComparison.Ordinal);
        if (Table[route].Nobody is { } code)
        {
            var stranger = await CallAbout(MatrixPeople.Nobody);
            Assert.Equal((code, reply.Text), (reply.Code, stranger.Text));
        }

        Task<Reply> CallAbout(long person) =>
            shared.Api.CallAbout(ApiRoutes.All[route], caller.Token, null, ("sid", person), ("photo_id", $"{person}-1"));
    }

    [Theory]
    [MemberData(nameof(SessionRoutes))]
    public async Task Route_WithoutPermission_IsRefusedIfItNeedsOne(string route)
    {
        var reply = await shared.Api.CallAbout(ApiRoutes.All[route], (await Person.SignUp(shared.Api)).Token, null, ("location", "北京"));

        Assert.Equal(Table[route].Lacking == ErrorCode.NOT_HAS_PERM, reply.Code == ErrorCode.NOT_HAS_PERM);
    }

    [Theory]
    [MemberData(nameof(OperatorRoutes))]
    public async Task OperatorRoute_WithoutAKey_IsRefused(string route)
    {
        var person = await Person.SignUp(shared.Api);

        (await shared.Api.CallAbout(ApiRoutes.All[route], null, null)).Refused(ErrorCode.NOT_HAS_PERM);
        (await shared.Api.CallAbout(ApiRoutes.All[route], person.Token, null)).Refused(ErrorCode.NOT_HAS_PERM);
    }

    [Theory]
    [MemberData(nameof(OperatorRoutes))]
    public async Task OperatorRoute_WithAWrongKey_IsRefused(string route)
    {
        foreach (var key in new[] { "", "wrong", SwiperServer.AdminKey + "x", SwiperServer.AdminKey[..^1], SwiperServer.SupportKey.ToUpperInvariant() })
        {
            (await shared.Api.CallAbout(ApiRoutes.All[route], null, key)).Refused(ErrorCode.NOT_HAS_PERM);
        }
    }

    [Theory]
    [MemberData(nameof(OperatorRoutes))]
    public async Task OperatorRoute_WithAKeyOfALesserRole_IsRefusedIfItTakesMore(string route)
    {
        var lesser = await shared.Api.CallAbout(ApiRoutes.All[route], null, SwiperServer.SupportKey);
        var full = await shared.Api.CallAbout(ApiRoutes.All[route], null, SwiperServer.AdminKey);

        Assert.Equal(ApiRoutes.All[route].Contract.Role > OperatorRole.Support, lesser.Code == ErrorCode.NOT_HAS_PERM);
        Assert.NotEqual(ErrorCode.NOT_HAS_PERM, full.Code);
    }

    private static IEnumerable<string> Of(Access access) =>
        ApiRoutes.All.Where(route => route.Value.Contract.Access == access).Select(route => route.Key);

    /// <param name="Nobody">The refusal of a route about somebody who is not there; null for a route about nobody else.</param>
    /// <param name="Lacking">The refusal of callers without the permission; null for a route that needs none.</param>
    private sealed record Row(ErrorCode? Nobody = null, ErrorCode? Lacking = null);
}
