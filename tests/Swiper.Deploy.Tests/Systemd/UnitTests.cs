using Swiper.Deploy.Tests.Support;

namespace Swiper.Deploy.Tests.Systemd;

public sealed class UnitTests
{
    private const string Folder = "deploy/systemd";
    private const string Dotnet = "/usr/bin/dotnet";

    public static TheoryData<string> Kinds => ["silo", "api"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Unit_BySystemd_IsValid(string kind)
    {
        var analyze = Tool.Require("systemd-analyze");
        using var folder = new TemporaryFolder();
        var unit = WriteInstance(folder, kind);

        var result = await analyze.Run(["verify", "--man=no", unit]);

        result.ShouldSucceed();
        Assert.DoesNotContain(Path.GetFileName(unit), result.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Unit_BySystemd_IsLittleExposed(string kind)
    {
        var analyze = Tool.Require("systemd-analyze");
        using var folder = new TemporaryFolder();
        var unit = WriteInstance(folder, kind);

        // In tenths of systemd's exposure level, from 0 (confined) to 100 (unconfined).
        var result = await analyze.Run(["security", "--offline=true", "--threshold=20", "--no-pager", unit]);

        result.ShouldSucceed();
    }

    [Theory]
    [InlineData("silo", "Swiper.Silo")]
    [InlineData("api", "Swiper.Api")]
    public void Unit_Always_RunsTheCurrentRelease(string kind, string project)
    {
        var unit = Read(kind);

        Assert.Contains($"ExecStart={Dotnet} /opt/swiper/current/{kind}/{project}.dll", unit);
        Assert.Contains($"WorkingDirectory=/opt/swiper/current/{kind}", unit);
        Assert.Contains($"EnvironmentFile=/etc/swiper/{kind}.env", unit);
        Assert.Contains("EnvironmentFile=/etc/swiper/common.env", unit);
        Assert.True(File.Exists(Repository.At($"{project}/{project}.csproj")));
        Assert.True(File.Exists(Repository.At($"{Folder}/{kind}.env.example")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Unit_Always_IsStartedAgainAndHasTimeToDrain(string kind)
    {
        var unit = Read(kind);

        Assert.Contains("Restart=always", unit);
        Assert.Contains("TimeoutStopSec=150", unit);
        Assert.Contains("KillSignal=SIGTERM", unit);
        Assert.Contains("User=swiper", unit);
    }

    /// <summary>The scripts ask for health at base + number; the units must listen there.</summary>
    [Theory]
    [InlineData("silo", "SWIPER_SILO_HEALTH_BASE=8080", "808%i")]
    [InlineData("api", "SWIPER_API_BASE=8000", "800%i")]
    public void Ports_OfAnInstance_AreWhereTheScriptsLook(string kind, string setting, string port)
    {
        Assert.Contains(setting, Repository.Read("deploy/scripts/lib.sh").Split('\n'));
        Assert.Contains($"Environment=ASPNETCORE_URLS=http://127.0.0.1:{port}", Read(kind));
    }

    [Fact]
    public void Examples_Always_HoldNoSecret() => Assert.All(
        Repository.Files(Folder, "*.env.example").SelectMany(EnvironmentFile.Read),
        entry => Assert.False(
            entry.Key.Split('_')[^1] is "ConnectionString" or "SigningKey" or "Key" or "AccessKeyId" or "AccessKeySecret" or "AccessKey" or "SecretKey" or "Redis"
            && entry.Value.Length > 0,
            entry.Key));

    private static string[] Read(string kind) => Repository.Read($"{Folder}/swiper-{kind}@.service").Split('\n');

    /// <summary>
    /// Verifies an instance, since a template alone is not checked completely. If dotnet is not installed, another program takes its place.
    /// </summary>
    private static string WriteInstance(TemporaryFolder folder, string kind)
    {
        var text = Repository.Read($"{Folder}/swiper-{kind}@.service");
        return folder.Write($"swiper-{kind}@1.service", File.Exists(Dotnet) ? text : text.Replace(Dotnet, "/bin/true", StringComparison.Ordinal));
    }
}
