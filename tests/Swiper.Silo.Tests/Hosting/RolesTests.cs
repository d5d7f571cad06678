using Microsoft.Extensions.Configuration;
using Swiper.Silo.Hosting;

namespace Swiper.Silo.Tests.Hosting;

public sealed class RolesTests
{
    [Theory]
    [InlineData(null, null, Role.Both)]
    [InlineData("both", null, Role.Both)]
    [InlineData("Both", "redis:6379", Role.Both)]
    [InlineData("client", "redis:6379", Role.Client)]
    public void RoleOfApi_Api_IsAccepted(string? role, string? redis, Role expected) =>
        Assert.Equal(expected, Settings(role, redis).RoleOfApi());

    [Theory]
    [InlineData("silo", "redis:6379", "Swiper.Silo.dll")]
    [InlineData("client", null, "Cluster:Redis is not set")]
    [InlineData("worker", "redis:6379", "worker")]
    public void RoleOfApi_AnotherRole_IsRefused(string role, string? redis, string expected) =>
        Assert.Contains(expected, Assert.Throws<StartRefusedException>(() => Settings(role, redis).RoleOfApi()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("client", "redis:6379", "Swiper.Api.dll")]
    [InlineData("silo", null, "Cluster:Redis is not set")]
    [InlineData(null, "", "Cluster:Redis is not set")]
    public void CheckRoleOfSilo_AnotherRole_IsRefused(string? role, string? redis, string expected) =>
        Assert.Contains(expected, Assert.Throws<StartRefusedException>(() => Settings(role, redis).CheckRoleOfSilo()).Message, StringComparison.Ordinal);

    private static IConfiguration Settings(string? role, string? redis) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Role"] = role, ["Cluster:Redis"] = redis })
        .Build();
}
