using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Swiper.Benchmarks.Http;

/// <summary>A server in a process of its own on a free port, killed when disposed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private ServerProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>Processor time used so far, by all threads.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Bytes written to the disk so far (Linux: write_bytes of /proc/PID/io).</summary>
    public long BytesWritten => File.ReadLines($"/proc/{_process.Id}/io")
        .Where(line => line.StartsWith("write_bytes:", StringComparison.Ordinal))
        .Select(line => long.Parse(line.AsSpan(12), System.Globalization.CultureInfo.InvariantCulture))
        .Single();

    /// <summary>Memory in use, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts an assembly and waits until it answers.</summary>
    /// <param name="assembly">The path of the assembly.</param>
    /// <param name="readyPath">The path to poll until it answers 200.</param>
    /// <param name="arguments">Port → arguments.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="folder">Where it works, and is found by whoever ends what works there; by default where this process does.</param>
    /// <param name="environment">Additional environment variables.</param>
    public static async Task<ServerProcess> Start(
        string assembly,
        string readyPath,
        Func<int, string[]> arguments,
        int port = 0,
        string folder = "",
        IReadOnlyDictionary<string, string>? environment = null)
    {
        port = port == 0 ? FreePort() : port;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.ArgumentList.Add(assembly);
        foreach (var argument in arguments(port))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not null)
            {
                Console.Error.WriteLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
        var server = new ServerProcess(process, port);
        await server.WaitUntilReady(readyPath);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitUntilReady(string path)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < StartLimit && !_process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        throw new InvalidOperationException("The server did not become ready.");
    }
}
