using Swiper.Cluster.Tests.Support;

namespace Swiper.Cluster.Tests.Accounts;

public sealed class SessionTests(ClusterFixture fixture)
{
    private const int Logouts = 20;

    [Fact]
    public async Task Logout_OnOneApi_IsDeadOnTheOtherAtOnce()
    {
        var cluster = await fixture.Get();
        using var first = new ApiClient(new Uri($"http://127.0.0.1:{cluster.State.Apis[0].HttpPort}"));
        using var second = new ApiClient(new Uri($"http://127.0.0.1:{cluster.State.Apis[1].HttpPort}"));

        for (var i = 0; i < Logouts; i++)
        {
            var person = await Person.SignUp(first);
            (await second.Get("/api/user/info", person.Token)).Ok();

            (await person.Post("/api/user/logout")).Ok();

            (await second.Get("/api/user/info", person.Token)).Refused(ErrorCode.LOGIN_ERROR);
        }
    }
}
