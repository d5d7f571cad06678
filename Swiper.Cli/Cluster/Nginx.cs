using System.Reflection;
using System.Text.RegularExpressions;

namespace Swiper.Cli.Cluster;

/// <summary>The nginx before the cluster's APIs: the configuration it is deployed with, but for TLS, on a port of this machine.</summary>
internal static partial class Nginx
{
    /// <summary>Its name among the cluster's processes.</summary>
    public const string Name = "nginx";

    private const string Resources = "nginx/";
    private const string Upstream = "swiper/upstream.conf";
    private const string Retry = "swiper/retry.conf";
    private const string LeftOut = "max_fails=3 fail_timeout=5s";

    private static readonly string[] BodyFolders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

    /// <summary>Starts it.</summary>
    public static ProcessMark Start(ClusterState state, string folder, string log)
    {
        WriteConfiguration(state, folder);
        return Launcher.Start(log, Programs.Find("nginx"), [.. Arguments(folder), "-g", "daemon off;"]);
    }

    /// <summary>Makes a running one serve another port, or other APIs.</summary>
    public static Task Reload(ClusterState state, string folder, CancellationToken cancellationToken)
    {
        WriteConfiguration(state, folder);
        return Launcher.Run(Programs.Find("nginx"), [.. Arguments(folder), "-s", "reload"], cancellationToken);
    }

    private static string[] Arguments(string folder) => ["-p", folder, "-c", Path.Combine(folder, "nginx.conf"), "-e", Path.Combine(folder, "nginx.log")];

    private static void WriteConfiguration(ClusterState state, string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Resources, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            Write(folder, name[Resources.Length..], Local(reader.ReadToEnd(), state, folder));
        }

        Write(folder, "mime.types", "types { application/json json; }\n");
        WriteUpstream(state, folder);
        if (state.Apis.Count > 0)
        {
            ServeClients(folder);
        }
    }

    private static void Write(string folder, string name, string text)
    {
        var file = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private static void WriteUpstream(ClusterState state, string folder)
    {
        var file = Path.Combine(folder, Upstream);
        var lines = File.ReadAllLines(file).ToList();
        var first = lines.FindIndex(line => ServerLine().IsMatch(line));
        lines.RemoveAll(line => ServerLine().IsMatch(line));
        lines.InsertRange(first, state.Entrances.Select(api => $"    server {state.PlaceOf(api.Name).Address}:{api.HttpPort} {LeftOut};"));
        File.WriteAllLines(file, lines);
    }

    /// <summary>Makes the configuration fit APIs that are clients of silos, as its comments say.</summary>
    private static void ServeClients(string folder)
    {
        var (upstream, retry) = (Path.Combine(folder, Upstream), Path.Combine(folder, Retry));
        File.WriteAllText(upstream, File.ReadAllText(upstream)
            .Replace("hash $swiper_user consistent;", "least_conn;", StringComparison.Ordinal)
            .Replace(LeftOut, "max_fails=0", StringComparison.Ordinal));
        File.WriteAllText(retry, File.ReadAllText(retry).Replace("http_502;", "http_502 http_503;", StringComparison.Ordinal));
    }

    /// <summary>Ports, folders and logs become this cluster's own, and TLS goes; all else stays as it is deployed.</summary>
    private static string Local(string text, ClusterState state, string folder)
    {
        text = Tls().Replace(RedirectServer().Replace(text, ""), "")
            .Replace("listen 443 ssl http2;", $"listen 127.0.0.1:{state.HttpPort};", StringComparison.Ordinal)
            .Replace("/var/log/nginx/", folder + "/", StringComparison.Ordinal)
            .Replace("/dev/stderr", Path.Combine(folder, "nginx.log"), StringComparison.Ordinal)
            .Replace("/run/nginx.pid", Path.Combine(folder, "nginx.pid"), StringComparison.Ordinal)
            .Replace("worker_processes auto", "worker_processes 2", StringComparison.Ordinal)
            .Replace("http {\n", "http {\n" + string.Concat(BodyFolders.Select(name => $"{name}_temp_path {Path.Combine(folder, name)};\n")), StringComparison.Ordinal);
        return Environment.IsPrivilegedProcess && text.Contains("worker_processes", StringComparison.Ordinal) ? "user root;\n" + text : text;
    }

    [GeneratedRegex(@"^\s*server 127\.0\.0\.1:")]
    private static partial Regex ServerLine();

    /// <summary>The server that sends plain HTTP on to HTTPS.</summary>
    [GeneratedRegex(@"^server \{\n    listen 80;.*?^\}\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex RedirectServer();

    [GeneratedRegex(@"^\s*(ssl_|listen \[::\]|add_header Strict|proxy_hide_header Strict).*\n", RegexOptions.Multiline)]
    private static partial Regex Tls();
}
