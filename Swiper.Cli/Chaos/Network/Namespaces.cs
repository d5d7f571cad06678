using System.Globalization;
using Swiper.Cli.Cluster;

namespace Swiper.Cli.Chaos.Network;

/// <summary>
/// A network namespace for each server, and one between them that passes packets on and can drop them, in one direction too. What is dropped is
/// dropped silently, as by a broken switch: no sender is told.
/// </summary>
internal sealed class Namespaces : IAsyncDisposable
{
    /// <summary>Reserved for tests of networks (RFC 2544).</summary>
    private const string Range = "198.18";

    private const string Hub = "hub";
    private static readonly string Prefix = string.Create(CultureInfo.InvariantCulture, $"swc{Environment.ProcessId}");

    private readonly List<string> _names = [];
    private readonly HashSet<(string From, string To)> _cut = [];

    private Namespaces()
    {
    }

    /// <summary>Where the servers are.</summary>
    public ClusterNetwork Network => new(Prefix, AddressOf(0), _names.ToDictionary(name => name, name => new ClusterPlace(AddressOf(name), AddressOf(name))));

    /// <summary>The commands that take all of it away, for whoever is left when this process is killed.</summary>
    public static string CleanUp(IEnumerable<string> names) =>
        string.Concat(names.Append(Hub).Select(name => $"ip netns del {Prefix}-{name}\n"));

    /// <summary>Why namespaces cannot be made here, or null.</summary>
    public static async Task<string?> WhyNot(CancellationToken cancellationToken)
    {
        try
        {
            await Ip(cancellationToken, "netns", "add", $"{Prefix}-try");
            await Ip(cancellationToken, "netns", "del", $"{Prefix}-try");
            return null;
        }
        catch (ClusterException exception)
        {
            return "network namespaces cannot be made here: " + exception.Message;
        }
    }

    /// <summary>Makes them.</summary>
    public static async Task<Namespaces> Create(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var network = new Namespaces();
        try
        {
            await Ip(cancellationToken, "netns", "add", $"{Prefix}-{Hub}");
            await Ip(cancellationToken, "netns", "exec", $"{Prefix}-{Hub}", "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
            await network.Connect(null, cancellationToken);
            foreach (var name in names)
            {
                await network.Connect(name, cancellationToken);
            }

            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>Drops what one server sends to another.</summary>
    public async Task Cut(string from, string to, CancellationToken cancellationToken)
    {
        if (_cut.Add((from, to)))
        {
            await Rule("add", from, to, cancellationToken);
        }
    }

    /// <summary>Lets everything pass again.</summary>
    public async Task Heal(CancellationToken cancellationToken)
    {
        foreach (var (from, to) in _cut)
        {
            await Rule("del", from, to, cancellationToken);
        }

        _cut.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in _names.Append(Hub))
        {
            await Ip(CancellationToken.None, "netns", "del", $"{Prefix}-{name}");
        }
    }

    private Task Rule(string verb, string from, string to, CancellationToken cancellationToken) =>
        Ip(cancellationToken, "-n", $"{Prefix}-{Hub}", "rule", verb, "from", AddressOf(from), "to", AddressOf(to), "blackhole");

    /// <summary>Connects a server's namespace, or else this process's own, with the hub.</summary>
    private async Task Connect(string? name, CancellationToken cancellationToken)
    {
        var number = name is null ? 0 : _names.Count + 1;
        var (near, far) = (name is null ? Prefix : "eth0", $"to{number}");
        string[] inside = name is null ? [] : ["-n", $"{Prefix}-{name}"];
        string[] hub = ["-n", $"{Prefix}-{Hub}"];
        if (name is not null)
        {
            await Ip(cancellationToken, "netns", "add", $"{Prefix}-{name}");
            _names.Add(name);
            await Ip(cancellationToken, [.. inside, "link", "set", "lo", "up"]);
        }

        await Ip(cancellationToken, [.. inside, "link", "add", near, "type", "veth", "peer", "name", far, "netns", $"{Prefix}-{Hub}"]);
        await Ip(cancellationToken, [.. inside, "addr", "add", AddressOf(number) + "/30", "dev", near]);
        await Ip(cancellationToken, [.. inside, "link", "set", near, "up"]);
        await Ip(cancellationToken, [.. hub, "addr", "add", $"{Range}.{number}.1/30", "dev", far]);
        await Ip(cancellationToken, [.. hub, "link", "set", far, "up"]);
        await Ip(cancellationToken, [.. inside, "route", "add", $"{Range}.0.0/16", "via", $"{Range}.{number}.1"]);
    }

    private string AddressOf(string name) => AddressOf(_names.IndexOf(name) + 1);

    private static string AddressOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Range}.{number}.2");

    private static Task Ip(CancellationToken cancellationToken, params string[] arguments) => Launcher.Run(Programs.Find("ip"), arguments, cancellationToken);
}
