namespace Swiper.Deploy.Tests.Scripts;

public sealed class ReleaseTests : IDisposable
{
    private const string Script = $"{Bash.Folder}/release.sh";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Release_Made_IsCurrentAndWhole()
    {
        (await Release("1")).ShouldSucceed();

        Assert.Equal("releases/1", LinkTarget("current"));
        Assert.Equal("1", await ReadAsync("current/api/Swiper.Api.dll"));
        Assert.True(File.Exists(_folder.At("prefix/current/silo/Swiper.Silo.dll")));
        Assert.True(File.Exists(_folder.At("prefix/current/deploy/scripts/start.sh")));
    }

    [Fact]
    public async Task Release_RolledBack_IsTheOneBefore()
    {
        (await Release("1")).ShouldSucceed();
        (await Release("2")).ShouldSucceed();

        (await Run("--rollback")).ShouldSucceed();

        Assert.Equal("releases/1", LinkTarget("current"));
        Assert.Equal("releases/2", LinkTarget("previous"));
    }

    [Fact]
    public async Task Rollback_OfTheFirstRelease_IsRefused()
    {
        (await Release("1")).ShouldSucceed();

        Assert.Equal(1, (await Run("--rollback")).ExitCode);
        Assert.Equal("releases/1", LinkTarget("current"));
    }

    [Fact]
    public async Task Release_OfANameThatIsTaken_IsRefused()
    {
        (await Release("1")).ShouldSucceed();

        Assert.Equal(1, (await Release("1")).ExitCode);
    }

    [Fact]
    public async Task Release_ThatFails_LeavesNothingAndSwitchesNothing()
    {
        (await Release("1")).ShouldSucceed();

        var result = await Run("--version", "2", "--from", _folder.At("nowhere"));

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("releases/1", LinkTarget("current"));
        Assert.Equal(["1"], Releases());
    }

    [Fact]
    public async Task Release_NotSwitched_IsOnlyThere()
    {
        (await Release("1")).ShouldSucceed();

        (await Release("2", "--no-switch")).ShouldSucceed();

        Assert.Equal("releases/1", LinkTarget("current"));
        Assert.Equal(["1", "2"], Releases());
    }

    [Fact]
    public async Task Releases_ThatAreOld_AreDeletedButNeverTheCurrentOrTheOneBefore()
    {
        foreach (var name in new[] { "1", "2", "3", "4" })
        {
            (await Release(name, "--keep", "1")).ShouldSucceed();
        }

        Assert.Equal(["2", "3", "4"], Releases());
        Assert.Equal("releases/4", LinkTarget("current"));
        Assert.Equal("releases/3", LinkTarget("previous"));
    }

    [Theory]
    [InlineData("../1")]
    [InlineData("1.partial")]
    public async Task Release_OfANameThatIsAPath_IsRefused(string name)
    {
        Assert.Equal(2, (await Release(name)).ExitCode);
        Assert.False(Directory.Exists(_folder.At("prefix")));
    }

    public void Dispose() => _folder.Dispose();

    private Task<ToolResult> Release(string name, params string[] more)
    {
        _folder.Write("built/api/Swiper.Api.dll", name);
        _folder.Write("built/silo/Swiper.Silo.dll", name);
        return Run(["--version", name, "--from", _folder.At("built"), .. more]);
    }

    private Task<ToolResult> Run(params string[] arguments) => Bash.Run(
        Script,
        arguments,
        new Dictionary<string, string> { ["SWIPER_PREFIX"] = _folder.At("prefix"), ["SWIPER_CONFIG"] = _folder.At("none") });

    private string? LinkTarget(string name) => new FileInfo(_folder.At($"prefix/{name}")).LinkTarget;

    private IEnumerable<string?> Releases() =>
        Directory.EnumerateDirectories(_folder.At("prefix/releases")).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private Task<string> ReadAsync(string path) => File.ReadAllTextAsync(_folder.At("prefix/" + path), TestContext.Current.CancellationToken);
}
