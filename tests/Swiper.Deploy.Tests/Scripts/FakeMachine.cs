using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Swiper.Deploy.Tests.Nginx;

namespace Swiper.Deploy.Tests.Scripts;

/// <summary>Two silos and two APIs behind a real nginx. A fake <c>systemctl</c> on the scripts' path forwards its commands to the test.</summary>
internal sealed class FakeMachine : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SortedDictionary<string, FakeInstance> _instances = new(StringComparer.Ordinal);
    private FakeApi? _control;

    public NginxServer Nginx { get; private set; } = null!;

    /// <summary>The systemctl commands, each with the APIs that nginx was told to leave out at that moment.</summary>
    public ConcurrentQueue<string> Orders { get; } = [];

    public FakeInstance this[string unit] => _instances[unit];

    /// <param name="apis">The numbers of the APIs that the scripts know.</param>
    /// <param name="readySeconds">How long the scripts wait for an instance that never gets ready.</param>
    public static async Task<FakeMachine> Start(string apis = "1 2", int readySeconds = 120)
    {
        Tool.Require("curl");
        var machine = new FakeMachine();
        var silos = Ports.FreeRow(2);
        var first = Ports.FreeRow(2);
        machine._instances["swiper-silo@1.service"] = new FakeInstance(silos);
        machine._instances["swiper-silo@2.service"] = new FakeInstance(silos + 1);
        machine._instances["swiper-api@1.service"] = new FakeInstance(first);
        machine._instances["swiper-api@2.service"] = new FakeInstance(first + 1);
        foreach (var instance in machine._instances.Values)
        {
            await instance.Start();
        }

        machine._control = await FakeApi.Start(machine.Obey);
        machine.Nginx = await NginxServer.Start(first, first + 1);
        machine.WriteSettings(silos - 1, first - 1, apis, readySeconds);
        machine.WriteSystemctl();
        return machine;
    }

    public Task<ToolResult> Run(string script, params string[] arguments) => Bash.Run($"{Bash.Folder}/{script}", arguments, new Dictionary<string, string>
    {
        ["SWIPER_CONFIG"] = _folder.Path,
        ["PATH"] = _folder.At("bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
    });

    public async ValueTask DisposeAsync()
    {
        await Nginx.DisposeAsync();
        foreach (var instance in _instances.Values)
        {
            await instance.DisposeAsync();
        }

        await _control!.DisposeAsync();
        _folder.Dispose();
    }

    private async Task Obey(HttpContext context)
    {
        var order = context.Request.Path.Value!.Trim('/').Split('/');
        var upstream = await File.ReadAllLinesAsync(Nginx.UpstreamFile);
        var left = _instances.Where(entry => upstream.Any(line => line.Contains($":{entry.Value.Port} max_fails=3 fail_timeout=5s down;", StringComparison.Ordinal)));
        Orders.Enqueue(string.Join(' ', [.. order, .. left.Select(entry => "without " + entry.Key)]));
        if (order[0] == "restart")
        {
            await _instances[order[1]].Restart();
        }
    }

    private void WriteSettings(int siloBase, int apiBase, string apis, int readySeconds) => _folder.Write("deploy.conf", string.Create(CultureInfo.InvariantCulture, $"""
        SWIPER_SILOS="1 2"
        SWIPER_APIS="{apis}"
        SWIPER_SILO_HEALTH_BASE={siloBase}
        SWIPER_API_BASE={apiBase}
        SWIPER_UPSTREAM='{Nginx.UpstreamFile}'
        SWIPER_NGINX='{Nginx.WriteCommand()}'
        SWIPER_NGINX_PID='{Nginx.PidFile}'
        SWIPER_READY_SECONDS={readySeconds}

        """));

    private void WriteSystemctl()
    {
        var command = _folder.Write("bin/systemctl", $"#!/bin/sh\nexec curl --silent --show-error --fail --noproxy '*' \"http://127.0.0.1:{_control!.Port}/$(echo \"$*\" | tr ' ' /)\"\n");
        File.SetUnixFileMode(command, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
