using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Hosting;

public sealed class MetricsTests(SharedServer shared)
{
    [Fact]
    public async Task Metrics_AreInPrometheusFormatAndNameNobody()
    {
        var person = await Person.SignUp(shared.Api);
        await person.Info();

        var text = (await shared.Api.Get("/metrics")).Text;

        Assert.Contains("http_server_request_duration_seconds_bucket", text, StringComparison.Ordinal);
        Assert.Contains("dotnet_gc_collections", text, StringComparison.Ordinal);
        Assert.Contains("http_route=\"/api/user/info\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Sid, text, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Phone, text, StringComparison.Ordinal);
    }
}
