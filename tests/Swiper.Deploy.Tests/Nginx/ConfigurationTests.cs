namespace Swiper.Deploy.Tests.Nginx;

public sealed class ConfigurationTests
{
    [Fact]
    public async Task Configuration_OfAMachine_IsValid()
    {
        await using var nginx = NginxServer.Prepare(8001, 8002);

        var result = await nginx.Check();

        result.ShouldSucceed();
        Assert.DoesNotContain("[warn]", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configuration_OfCompose_IsValid()
    {
        await using var nginx = NginxServer.Prepare();
        foreach (var file in Repository.Files("deploy/compose/nginx", "*.conf"))
        {
            nginx.Include(file);
        }

        var result = await nginx.Check();

        result.ShouldSucceed();
    }

    /// <summary>A header set in an inner block silently drops all headers of the outer ones.</summary>
    [Fact]
    public void AddHeader_Always_StandsInOnePlace() =>
        Assert.All(
            Repository.Files("deploy/nginx", "*.conf").SelectMany(file => Repository.Read(file).Split('\n')).Where(line => line.Contains("add_header ", StringComparison.Ordinal)),
            line => Assert.StartsWith("    add_header ", line, StringComparison.Ordinal));
}
