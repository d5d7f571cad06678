namespace Swiper.Deploy.Tests.Scripts;

public sealed class InstallTests
{
    private const string Script = $"{Bash.Folder}/install.sh";

    [Fact]
    public async Task Install_BelowAFolder_PutsEverythingInItsPlace()
    {
        using var root = new TemporaryFolder();

        var result = await Bash.Run(Script, ["--root", root.Path, "--host", "swipe.test"]);

        result.ShouldSucceed();
        Assert.True(Directory.Exists(root.At("opt/swiper/releases")));
        Assert.Equal(Repository.Read("deploy/systemd/swiper-api@.service"), await ReadAsync(root, "etc/systemd/system/swiper-api@.service"));
        Assert.Equal(Repository.Read("deploy/systemd/silo.env.example"), await ReadAsync(root, "etc/swiper/silo.env"));
        var nginx = await ReadAsync(root, "etc/nginx/conf.d/swiper.conf");
        Assert.Contains("server_name swipe.test;", nginx, StringComparison.Ordinal);
        Assert.DoesNotContain("swiper.example.com", nginx, StringComparison.Ordinal);
        Assert.Equal(
            Repository.Files("deploy/nginx/swiper", "*.conf").Select(Path.GetFileName),
            Directory.EnumerateFiles(root.At("etc/nginx/swiper")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Install_Settings_AreForTheirOwnersOnly()
    {
        using var root = new TemporaryFolder();

        (await Bash.Run(Script, ["--root", root.Path])).ShouldSucceed();

        Assert.All(
            Directory.EnumerateFiles(root.At("etc/swiper"), "*.env"),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task Install_Again_KeepsWhatWasFilledIn()
    {
        using var root = new TemporaryFolder();
        (await Bash.Run(Script, ["--root", root.Path])).ShouldSucceed();
        root.Write("etc/swiper/api.env", "Admin__Key=mine\n");
        root.Write("etc/nginx/swiper/upstream.conf", "mine\n");

        (await Bash.Run(Script, ["--root", root.Path])).ShouldSucceed();

        Assert.Equal("Admin__Key=mine\n", await ReadAsync(root, "etc/swiper/api.env"));
        Assert.Equal("mine\n", await ReadAsync(root, "etc/nginx/swiper/upstream.conf"));
    }

    [Fact]
    public async Task Install_WithoutNginx_LeavesItAlone()
    {
        using var root = new TemporaryFolder();

        (await Bash.Run(Script, ["--root", root.Path, "--no-nginx"])).ShouldSucceed();

        Assert.False(Directory.Exists(root.At("etc/nginx")));
    }

    private static Task<string> ReadAsync(TemporaryFolder root, string path) => File.ReadAllTextAsync(root.At(path), TestContext.Current.CancellationToken);
}
