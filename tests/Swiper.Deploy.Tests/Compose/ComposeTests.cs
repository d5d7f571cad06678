using System.Text.RegularExpressions;
using Swiper.Deploy.Tests.Support;

namespace Swiper.Deploy.Tests.Compose;

public sealed partial class ComposeTests
{
    private const string File = "deploy/compose/compose.yaml";
    private const string Example = "deploy/compose/swiper.env.example";
    private static readonly YamlNode Document = Yaml.Load(File);
    private static readonly YamlNode Services = Document["services"];

    public static TheoryData<string> All => [.. Services.Keys];

    public static TheoryData<string> Own => [.. Services.Keys.Where(IsOwn)];

    [Fact]
    public void Services_Always_AreTheWholeSystem() =>
        Assert.Equal(["api-1", "api-2", "api-3", "mysql", "nginx", "redis", "silo-1", "silo-2", "silo-3"], Services.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public void Service_Always_IsWatchedRestartedAndConfined(string name)
    {
        var service = Services[name];

        Assert.NotEmpty(service["healthcheck"]["test"].Texts);
        Assert.Equal("unless-stopped", service["restart"].Text);
        Assert.Equal("true", service["read_only"].Text);
        Assert.Equal(["ALL"], service["cap_drop"].Texts);
        Assert.Contains("no-new-privileges:true", service["security_opt"].Texts);
        Assert.Matches(":[^:]+$", service["image"].Text);
    }

    [Theory]
    [MemberData(nameof(Own))]
    public void OwnService_Always_IsNotRootAndHasTimeToDrain(string name)
    {
        var service = Services[name];

        Assert.Equal("1654:1654", service["user"].Text);
        Assert.Equal("120s", service["stop_grace_period"].Text);
        Assert.True(Path.Exists(Repository.At(service["build"]["dockerfile"].Text)));
        Assert.Equal(Repository.Root, Path.GetFullPath(Path.Combine(Repository.At("deploy/compose"), service["build"]["context"].Text)));
        Assert.Contains(service["healthcheck"]["test"].Texts, argument => argument.EndsWith("/health/ready", StringComparison.Ordinal));
        Assert.Contains("/tmp:mode=1777", service["tmpfs"].Texts);
    }

    [Theory]
    [MemberData(nameof(Own))]
    public void HealthCheck_OfAnOwnService_AsksThePortItListensOn(string name)
    {
        var url = new Uri(Services[name]["healthcheck"]["test"].Texts[^1]);

        Assert.Equal($"http://+:{url.Port}", Services[name]["environment"]["ASPNETCORE_URLS"].Text);
    }

    [Fact]
    public void Dependencies_Always_AreHealthyServices() => Assert.All(Services.Keys, name =>
    {
        var dependencies = Services[name].Find("depends_on");
        Assert.All(dependencies?.Keys ?? [], other => Assert.Equal("service_healthy", dependencies![other]["condition"].Text));
        Assert.Subset(Services.Keys.ToHashSet(), dependencies?.Keys.ToHashSet() ?? []);
    });

    [Fact]
    public void Addresses_Always_AreDistinctAndWhereTheOthersLookForThem()
    {
        var addresses = Services.Keys.ToDictionary(name => name, name => Services[name]["networks"]["swiper"]["ipv4_address"].Text);
        var upstream = Repository.Read("deploy/compose/nginx/upstream.conf");

        Assert.Equal(addresses.Count, addresses.Values.Distinct().Count());
        foreach (var name in addresses.Keys.Where(IsOwn))
        {
            Assert.Equal(addresses[name], Services[name]["environment"]["Cluster__AdvertisedAddress"].Text);
        }

        foreach (var name in addresses.Keys.Where(name => name.StartsWith("api-", StringComparison.Ordinal)))
        {
            Assert.Equal(addresses["nginx"], Services[name]["environment"]["Proxies__Known__0"].Text);
            Assert.Contains($"server {addresses[name]}:8080 ", upstream, StringComparison.Ordinal);
        }

        Assert.Equal(3, ServerLines().Count(upstream));
    }

    /// <summary>Silos of their own are an alternative: nothing waits for them.</summary>
    [Fact]
    public void Silos_OfTheirOwn_StartOnlyIfAskedFor()
    {
        Assert.All(Services.Keys.Where(name => name.StartsWith("silo-", StringComparison.Ordinal)), name => Assert.Equal(["silos"], Services[name]["profiles"].Texts));
        Assert.DoesNotContain(Services.Keys.SelectMany(name => Services[name].Find("depends_on")?.Keys ?? []), name => name.StartsWith("silo-", StringComparison.Ordinal));
    }

    [Fact]
    public void Redis_Always_KeepsAnAppendOnlyFileAndEvictsNothing()
    {
        var settings = Repository.Read("deploy/compose/redis.conf").Split('\n');

        Assert.Contains("appendonly yes", settings);
        Assert.Contains("maxmemory-policy noeviction", settings);
        Assert.Contains("redis:/data", Services["redis"]["volumes"].Texts);
    }

    [Fact]
    public void MySql_Always_SpeaksUtf8AndCommitsToDisk()
    {
        var arguments = Services["mysql"]["command"].Texts;

        Assert.Contains("--character-set-server=utf8mb4", arguments);
        Assert.Contains("--innodb-flush-log-at-trx-commit=1", arguments);
        Assert.Contains("--sync-binlog=1", arguments);
    }

    [Fact]
    public void Mounts_FromTheRepository_Exist()
    {
        var mounts = Services.Keys.SelectMany(name => Services[name].Find("volumes")?.Texts ?? [])
            .Where(mount => mount.StartsWith('.'))
            .Select(mount => mount.Split(':')[0])
            .ToList();

        Assert.NotEmpty(mounts);
        Assert.All(mounts, mount => Assert.True(Path.Exists(Path.Combine(Repository.At("deploy/compose"), mount)), mount));
    }

    /// <summary>nginx gets its included files one by one; a missing one would keep it from starting.</summary>
    [Fact]
    public void Mounts_OfNginx_HoldAllThatItsConfigurationIncludes()
    {
        var mounted = Services["nginx"]["volumes"].Texts.Select(mount => mount.Split(':')[1]).ToHashSet();

        Assert.All(
            Repository.Files("deploy/nginx/swiper", "*.conf").Select(Path.GetFileName),
            name => Assert.Contains($"/etc/nginx/swiper/{name}", mounted));
    }

    [Fact]
    public void Variables_ThatAreAskedFor_AreInTheExampleAndNoneElse()
    {
        var asked = Variables().Matches(Repository.Read(File)).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Equal(asked.Order(StringComparer.Ordinal), EnvironmentFile.Read(Example).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Example_Always_HoldsNoSecret() =>
        Assert.All(EnvironmentFile.Read(Example).Where(entry => entry.Key != "SWIPER_VERSION"), entry => Assert.Empty(entry.Value));

    [Fact]
    public void Secrets_OfTheSessions_ReachOnlyTheirServices()
    {
        Assert.DoesNotContain(Settings("silo-1"), entry => entry.Value.Contains("AUTH_SIGNING_KEY", StringComparison.Ordinal));
        Assert.Null(Services["nginx"].Find("environment"));
    }

    [Fact]
    public async Task File_ByComposeItself_IsValid()
    {
        var docker = Tool.Require("docker");
        var version = await docker.Run(["compose", "version"]);
        Assert.SkipWhen(version.ExitCode != 0, "docker has no compose here: only it can check the file by compose's own schema.");
        var variables = EnvironmentFile.Read(Example).ToDictionary(entry => entry.Key, _ => "x");

        var result = await docker.Run(["compose", "-f", Repository.At(File), "config", "--quiet"], variables);

        result.ShouldSucceed();
    }

    private static IReadOnlyDictionary<string, string> Settings(string name) => Services[name]["environment"].Settings;

    private static bool IsOwn(string name) => Services[name]["image"].Text.StartsWith("swiper-", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<!\$)\$\{([A-Z_]+)")]
    private static partial Regex Variables();

    [GeneratedRegex(@"^\s*server ", RegexOptions.Multiline)]
    private static partial Regex ServerLines();
}
