using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text.Json;
using Swiper.Api.Hosting;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Hosting;

/// <summary>Without bash, as on Windows or in an IDE, <c>dotnet run</c> and <c>dotnet test</c> do what the script does.</summary>
public sealed class DotnetCommandTests
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Run_ByTheLaunchProfile_IsReadyInDevelopment()
    {
        using var folder = new TemporaryFolder();
        var output = new ServerOutput();
        using var run = Start(
            output, "run", "--project", Checkout.At("Swiper.Api"), "--no-build", "-c", Checkout.Configuration, "--", "--urls", $"http://127.0.0.1:{FreePort()}", "--Data", folder.Path);
        try
        {
            var line = await output.Line(line => line.Contains(Listening, StringComparison.Ordinal)).WaitAsync(Patience, TestContext.Current.CancellationToken);
            using var api = new ApiClient(new Uri(line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..]));

            Assert.Equal(200, (await api.Get("/health/ready")).Status);
            Assert.Contains(output.Lines, text => text.EndsWith("Hosting environment: Development", StringComparison.Ordinal));

            // The parent of ./data.
            Assert.Contains(output.Lines, text => text.EndsWith("Content root path: " + Checkout.Root, StringComparison.Ordinal));
        }
        finally
        {
            run.Kill(entireProcessTree: true);
            await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Test_OfAProject_RunsItsTestsOnce()
    {
        var output = new ServerOutput();
        using var test = Start(
            output, "test", Checkout.At("tests/Swiper.Api.Tests"), "--no-build", "-c", Checkout.Configuration, "--filter", "FullyQualifiedName~DevelopmentWarningTests.Describe");
        await test.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(0, test.ExitCode);
        var tests = typeof(DevelopmentWarningTests).GetMethods()
            .Where(method => method.Name.StartsWith(nameof(DevelopmentWarning.Describe), StringComparison.Ordinal))
            .Sum(method => method.GetCustomAttributes<InlineDataAttribute>().Count());
        Assert.Matches(
            $"Passed: +{tests}, Skipped: +0, Total: +{tests},",
            Assert.Single(output.Lines, line => line.Contains("Total:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task LaunchProfileAndDevelopmentContainer_Always_UseThePortOfTheScript()
    {
        var profile = await Json("Swiper.Api/Properties/launchSettings.json");
        var container = await Json(".devcontainer/devcontainer.json");

        Assert.Equal("http://127.0.0.1:8000", profile.GetProperty("profiles").GetProperty("Swiper").GetProperty("applicationUrl").GetString());
        Assert.Equal(8000, Assert.Single(container.GetProperty("forwardPorts").EnumerateArray()).GetInt32());
    }

    private static async Task<JsonElement> Json(string path) =>
        JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Checkout.At(path), TestContext.Current.CancellationToken));

    private static Process Start(ServerOutput output, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var name in (string[])["DOTNET_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT", "ASPNETCORE_URLS"])
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, data) => output.Add(data.Data);
        process.ErrorDataReceived += (_, data) => output.Add(data.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
