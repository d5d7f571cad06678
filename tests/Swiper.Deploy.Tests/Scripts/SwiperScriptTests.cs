namespace Swiper.Deploy.Tests.Scripts;

/// <summary>The script that people type first, on machines without its prerequisites.</summary>
public sealed class SwiperScriptTests
{
    private const string Script = "swiper";

    [Theory]
    [InlineData("Linux", "ID=debian", "with: sudo apt-get install -y dotnet-sdk-10.0")]
    [InlineData("Linux", "ID=ubuntu\nID_LIKE=debian", "with: sudo apt-get install -y dotnet-sdk-10.0")]
    [InlineData("Linux", "NAME=\"Linux Mint\"\nID=linuxmint\nID_LIKE=\"ubuntu debian\"", "with: sudo apt-get install -y dotnet-sdk-10.0")]
    [InlineData("Linux", "ID=fedora", "with: sudo dnf install -y dotnet-sdk-10.0")]
    [InlineData("Linux", "ID='almalinux'\nID_LIKE='rhel centos fedora'", "with: sudo dnf install -y dotnet-sdk-10.0")]
    [InlineData("Linux", "ID=arch", "with: sudo pacman -S dotnet-sdk aspnet-runtime")]
    [InlineData("Linux", "ID=alpine", "with: sudo apk add dotnet10-sdk")]
    [InlineData("Linux", "ID=void", "from https://dot.net")]
    [InlineData("Linux", null, "from https://dot.net")]
    [InlineData("Darwin", null, "with: brew install --cask dotnet-sdk")]
    [InlineData("Darwin", "ID=debian", "with: brew install --cask dotnet-sdk")]
    [InlineData("FreeBSD", null, "from https://dot.net")]
    public async Task Run_WithoutTheSdk_NamesTheOneCommandOfThisSystem(string kernel, string? release, string expected)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("bin"));
        File.CreateSymbolicLink(folder.At("bin/dirname"), Tool.Require("dirname").Path);
        await File.WriteAllTextAsync(folder.At("bin/uname"), $"#!/bin/sh\necho {kernel}\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(folder.At("bin/uname"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (release is not null)
        {
            await File.WriteAllTextAsync(folder.At("os-release"), release, TestContext.Current.CancellationToken);
        }

        var result = await Bash.Run(Script, ["run"], new Dictionary<string, string> { ["PATH"] = folder.At("bin"), ["SWIPER_OS_RELEASE"] = folder.At("os-release") });

        Assert.Equal(1, result.ExitCode);
        Assert.Equal($"swiper: the .NET SDK is missing: install .NET 10 {expected}\n", result.Error);
    }

    [Fact]
    public async Task Script_ByShellcheck_IsClean()
    {
        var result = await Tool.Require("shellcheck").Run([Repository.At(Script)]);

        result.ShouldSucceed();
    }
}
