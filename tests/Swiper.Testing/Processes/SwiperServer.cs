using System.Diagnostics;
using System.Globalization;
using Swiper.Testing.Http;

namespace Swiper.Testing.Processes;

/// <summary>A real server in a process of its own, on a free port.</summary>
public sealed class SwiperServer : IAsyncDisposable
{
    public const string AdminKey = "test-operator";

    /// <summary>The key of an operator named <see cref="SupportName"/>, of the lesser role.</summary>
    public const string SupportKey = "test-support";

    public const string SupportName = "wang";

    /// <summary>Known to the tests, so that they can forge tokens with valid signatures.</summary>
    public static readonly byte[] SigningKey = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];

    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task _ended;

    private SwiperServer(Process process, ServerOutput output, Task ended)
    {
        _process = process;
        Output = output;
        _ended = ended;
    }

    public ServerOutput Output { get; }

    public ApiClient Api { get; private set; } = null!;

    public int ExitCode => _process.ExitCode;

    public int ProcessId => _process.Id;

    /// <summary>Starts a server and waits until it listens.</summary>
    public static async Task<SwiperServer> Start(string dataFolder, params (string Name, string Value)[] settings)
    {
        var server = Launch(dataFolder, settings);
        try
        {
            var line = await server.Output.Line(line => line.Contains(Listening, StringComparison.Ordinal)).WaitAsync(StartTimeout);
            server.Api = new ApiClient(new Uri(line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..]));
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a server without waiting.</summary>
    public static SwiperServer Launch(string dataFolder, params (string Name, string Value)[] settings)
    {
        // Writing beyond the size limit kills a process by a signal unless that is ignored from the start; then writes fail, as on a full disk.
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("dotnet")
            : new ProcessStartInfo("sh", ["-c", "trap '' XFSZ; exec dotnet \"$@\"", "sh"]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Swiper.Api.dll"));
        Dictionary<string, string> all = new()
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Data"] = dataFolder,
            ["environment"] = "Development",
            ["Admin:Key"] = AdminKey,
            ["Admin:Keys:0:Name"] = SupportName,
            ["Admin:Keys:0:Key"] = SupportKey,
            ["Auth:SigningKey"] = Convert.ToBase64String(SigningKey),
        };
        foreach (var (name, value) in settings)
        {
            // A default is left out by an empty value.
            if (value.Length > 0 || !all.Remove(name))
            {
                all[name] = value;
            }
        }

        foreach (var (name, value) in all)
        {
            start.ArgumentList.Add($"--{name}={value}");
        }

        var output = new ServerOutput();
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, data) => output.Add(data.Data);
        process.ErrorDataReceived += (_, data) => output.Add(data.Data);
        process.Start();
        Guard.Watch(process);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new SwiperServer(process, output, WaitForEnd(process, output));
    }

    /// <summary>Waits until the process has ended by itself.</summary>
    public Task Ended() => _ended;

    /// <summary>Asks the server to stop, as an operator does.</summary>
    public async Task Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Limits the size of the server's files; null lifts the limit.</summary>
    public async Task LimitFiles(long? bytes)
    {
        var limit = bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited";
        using var prlimit = Process.Start("prlimit", ["--pid", _process.Id.ToString(CultureInfo.InvariantCulture), "--fsize=" + limit + ":"]);
        await prlimit.WaitForExitAsync();
        if (prlimit.ExitCode != 0)
        {
            throw new InvalidOperationException("prlimit failed.");
        }
    }

    /// <summary>Kills the server.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _ended;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _ended;
        Api?.Dispose();
        _process.Dispose();
    }

    private static async Task WaitForEnd(Process process, ServerOutput output)
    {
        await process.WaitForExitAsync();
        output.End();
    }
}
