using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Pipeline;

public sealed class StoreAwayTests
{
    [Fact]
    public async Task Writes_WhileTheStoreIsLocked_AreRefusedAndLeaveNothingBehind()
    {
        await using var server = await RelaxedServer.Start(("Storage:BusyTimeout", "00:00:00.010"));
        var person = await Person.SignUp(server.Api);
        var other = await Person.SignUp(server.Api);
        (await person.Post("/api/user/info", ("location", "北京"))).Ok();

        using (var database = Failing.Open(server.DataFolder))
        using (database.BeginTransaction(deferred: false))
        {
            (await person.Post("/api/user/info", ("location", "上海"))).Refused(ErrorCode.UNAVAILABLE);
            (await person.Like(other)).Refused(ErrorCode.UNAVAILABLE);
            (await person.Post("/api/user/logout")).Refused(ErrorCode.UNAVAILABLE);
        }

        var me = await person.Info();
        Assert.Equal("北京", me.GetProperty("location").GetString());
        Assert.Equal(0, me.GetProperty("quotas").GetProperty("like").GetProperty("used").GetInt32());
        Assert.False((await other.Like(person)).Ok().GetProperty("is_matched").GetBoolean());
        (await person.Post("/api/user/info", ("location", "上海"))).Ok();
        Assert.True((await person.Like(other)).Ok().GetProperty("is_matched").GetBoolean());
    }

    [Fact]
    public async Task Writes_WhileTheDiskIsFull_AreRefusedAndWorkAgainWhenItIsNot()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/prlimit"), "Without prlimit a disk cannot be filled for one process alone.");
        await using var server = await RelaxedServer.Start();
        var person = await Person.SignUp(server.Api);
        var other = await Person.SignUp(server.Api);
        (await person.Post("/api/user/info", ("location", "北京"))).Ok();

        await server.Server.LimitFiles(1);
        (await person.Post("/api/user/info", ("location", "上海"))).Refused(ErrorCode.UNAVAILABLE);
        (await person.Like(other)).Refused(ErrorCode.UNAVAILABLE);
        Assert.Equal("北京", (await person.Info()).GetProperty("location").GetString());
        (await server.Api.Get("/health/live")).Ok();

        await server.Server.LimitFiles(null);
        (await person.Post("/api/user/info", ("location", "上海"))).Ok();
        Assert.False((await person.Like(other)).Ok().GetProperty("is_matched").GetBoolean());
        Assert.True((await other.Like(person)).Ok().GetProperty("is_matched").GetBoolean());
    }
}
