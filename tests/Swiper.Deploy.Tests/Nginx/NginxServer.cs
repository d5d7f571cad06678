using System.Diagnostics;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace Swiper.Deploy.Tests.Nginx;

/// <summary>A real nginx with the repository's configuration, on a folder, ports and certificate of its own.</summary>
internal sealed partial class NginxServer : IAsyncDisposable
{
    public const string Host = "swiper.example.com";

    private const int CertificateYears = 79;

    private static readonly string[] BodyFolders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

    private readonly Tool _nginx;
    private readonly TemporaryFolder _folder = new();
    private bool _isRunning;

    private NginxServer(Tool nginx) => _nginx = nginx;

    public int HttpPort { get; private set; }

    public int HttpsPort { get; private set; }

    public string UpstreamFile => _folder.At("swiper/upstream.conf");

    public string PidFile => _folder.At("nginx.pid");

    private string Main => _folder.At("nginx.conf");

    /// <summary>Writes the configuration for APIs at some ports; skips the test if nginx is not installed.</summary>
    public static NginxServer Prepare(params int[] apis)
    {
        var server = new NginxServer(Tool.Require("nginx"));
        server.HttpPort = Ports.FreeRow(2);
        server.HttpsPort = server.HttpPort + 1;
        server.WriteConfiguration("deploy/nginx/swiper", apis);
        return server;
    }

    /// <summary>Creates and starts nginx.</summary>
    public static async Task<NginxServer> Start(params int[] apis)
    {
        var server = Prepare(apis);
        await server.Start();
        return server;
    }

    /// <summary>Replaces an included file.</summary>
    public void Include(string file) => _folder.Write("swiper/" + Path.GetFileName(file), Repository.Read(file));

    public Task<ToolResult> Check() => _nginx.Run(["-t", "-p", _folder.Path, "-c", Main]);

    /// <summary>Returns once nginx listens: it goes to the background only then.</summary>
    public async Task Start()
    {
        Guard.RunIfThere(PidFile, _nginx.Path, "-p", _folder.Path, "-c", Main, "-s", "stop");
        (await _nginx.Run(["-p", _folder.Path, "-c", Main])).ShouldSucceed();
        _isRunning = true;
    }

    /// <summary>Stops gracefully; the logs are complete then.</summary>
    public Task Stop() => End("quit");

    public string Logs() => string.Concat(Directory.EnumerateFiles(_folder.Path, "*.log").Select(File.ReadAllText));

    public string WriteCommand()
    {
        var command = _folder.Write("nginx-here", $"#!/bin/sh\nexec '{_nginx.Path}' -p '{_folder.Path}' -c '{Main}' \"$@\"\n");
        File.SetUnixFileMode(command, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return command;
    }

    public HttpClient Client(bool keepConnections = true)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=" + Host },
        };
        var client = new HttpClient(handler) { BaseAddress = new Uri($"https://127.0.0.1:{HttpsPort}") };
        client.DefaultRequestHeaders.Host = Host;
        client.DefaultRequestHeaders.ConnectionClose = !keepConnections;
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isRunning)
        {
            await End("stop");
        }

        _folder.Dispose();
    }

    private async Task End(string signal)
    {
        using var master = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(PidFile), null));
        (await _nginx.Run(["-p", _folder.Path, "-c", Main, "-s", signal])).ShouldSucceed();
        await master.WaitForExitAsync();
        _isRunning = false;
    }

    private void WriteConfiguration(string includes, int[] apis)
    {
        foreach (var file in Repository.Files(includes, "*.conf"))
        {
            _folder.Write("swiper/" + Path.GetFileName(file), Local(Repository.Read(file)));
        }

        _folder.Write("conf.d/swiper.conf", Local(Repository.Read("deploy/nginx/conf.d/swiper.conf")));
        _folder.Write("mime.types", "types { application/json json; }\n");
        _folder.Write("nginx.conf", WithOwnFolders(Local(Repository.Read("deploy/nginx/nginx.conf"))));
        WriteUpstreams(apis);
        WriteCertificate();
    }

    /// <summary>Replaces ports, logs and the pid file by this server's own; everything else stays as it is.</summary>
    private string Local(string text) => OnIpv6().Replace(text, "")
        .Replace("listen 80;", $"listen 127.0.0.1:{HttpPort};", StringComparison.Ordinal)
        .Replace("listen 443 ", $"listen 127.0.0.1:{HttpsPort} ", StringComparison.Ordinal)
        .Replace("/var/log/nginx/", _folder.Path + "/", StringComparison.Ordinal)
        .Replace("/dev/stderr", _folder.At("main.log"), StringComparison.Ordinal)
        .Replace("/run/nginx.pid", PidFile, StringComparison.Ordinal)
        .Replace("worker_processes auto", "worker_processes 2", StringComparison.Ordinal);

    private string WithOwnFolders(string text)
    {
        var folders = BodyFolders.Select(name => $"{name}_temp_path {_folder.At(name)};\n");
        var user = Environment.IsPrivilegedProcess ? "user root;\n" : "";
        return user + text.Replace("http {\n", "http {\n" + string.Concat(folders), StringComparison.Ordinal);
    }

    private void WriteUpstreams(int[] apis)
    {
        var lines = Repository.Read("deploy/nginx/swiper/upstream.conf").Split('\n').ToList();
        var first = lines.FindIndex(line => line.TrimStart().StartsWith("server ", StringComparison.Ordinal));
        lines.RemoveAll(line => line.TrimStart().StartsWith("server ", StringComparison.Ordinal));
        lines.InsertRange(first, apis.Select(port => $"    server 127.0.0.1:{port} max_fails=3 fail_timeout=5s;"));
        File.WriteAllText(UpstreamFile, string.Join('\n', lines));
    }

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + Host, key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(CertificateYears));
        _folder.Write("swiper/tls/fullchain.pem", certificate.ExportCertificatePem());
        _folder.Write("swiper/tls/privkey.pem", key.ExportPkcs8PrivateKeyPem());
    }

    [GeneratedRegex(@"^\s*listen \[::\].*\n", RegexOptions.Multiline)]
    private static partial Regex OnIpv6();
}
