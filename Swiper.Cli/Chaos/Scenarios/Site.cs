using System.Net;
using Swiper.Cli.Chaos.Load;
using Swiper.Cli.Chaos.Network;
using Swiper.Cli.Cluster;

namespace Swiper.Cli.Chaos.Scenarios;

/// <summary>A cluster, its users, and what can be done to it. Nothing of it is left when it is disposed.</summary>
internal sealed class Site : IAsyncDisposable
{
    /// <summary>Half of what passes there and back.</summary>
    private static readonly TimeSpan LinkDelay = TimeSpan.FromMilliseconds(100);

    private readonly string _folder;
    private readonly List<Relay> _relays = [];
    private Namespaces? _namespaces;
    private CleanUp? _cleanUp;
    private Crowd? _crowd;
    private TimeSpan _delay = TimeSpan.Zero;

    private Site(string folder) => _folder = folder;

    /// <summary>The cluster.</summary>
    public LocalCluster Cluster { get; private set; } = null!;

    /// <summary>Its users.</summary>
    public Crowd Crowd => _crowd!;

    public IReadOnlyList<string> Silos => [.. Cluster.State.Silos.Select(silo => silo.Name)];

    public IReadOnlyList<string> Apis => [.. Cluster.State.Apis.Select(api => api.Name)];

    /// <summary>Starts a cluster, and signs its users up.</summary>
    public static async Task<Site> Open(Ground ground, string folder, CancellationToken cancellationToken)
    {
        var site = new Site(folder);
        try
        {
            await site.Start(ground, cancellationToken);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills servers, and starts them again after a while, without waiting until they are ready.</summary>
    public async Task KillAll(IReadOnlyList<string> names, TimeSpan downtime, CancellationToken cancellationToken)
    {
        await Task.WhenAll(names.Select(name => Cluster.Kill(name, cancellationToken)));
        await Task.Delay(downtime, cancellationToken);
        await Task.WhenAll(names.Select(name => Cluster.Start(name, cancellationToken)));
    }

    /// <summary>Freezes a server for a while.</summary>
    public async Task Freeze(string name, TimeSpan duration, CancellationToken cancellationToken)
    {
        await Cluster.Freeze(name, isFrozen: true, cancellationToken);
        await Task.Delay(duration, cancellationToken);
        await Cluster.Freeze(name, isFrozen: false, cancellationToken);
    }

    /// <summary>Drops what some servers send to others for a while.</summary>
    public async Task Split(IReadOnlyList<(string From, string To)> cut, TimeSpan duration, CancellationToken cancellationToken)
    {
        foreach (var (from, to) in cut)
        {
            await _namespaces!.Cut(from, to, cancellationToken);
        }

        await Task.Delay(duration, cancellationToken);
        await _namespaces!.Heal(cancellationToken);
    }

    /// <summary>Makes the links slow for a while.</summary>
    public async Task SlowDown(TimeSpan duration, CancellationToken cancellationToken)
    {
        _delay = LinkDelay;
        await Task.Delay(duration, cancellationToken);
        _delay = TimeSpan.Zero;
    }

    /// <summary>Deletes what a server that does not run has stored.</summary>
    public void DeleteDataOf(string name) => Directory.Delete(Path.Combine(_folder, name), recursive: true);

    /// <summary>Whether every silo and API is ready, and the silos are one cluster.</summary>
    public async Task<bool> IsWhole(CancellationToken cancellationToken)
    {
        var ready = await Task.WhenAll(Cluster.Names.Select(name => Cluster.IsReady(name, cancellationToken)));
        return ready.All(isReady => isReady) && (await Members.Read(Cluster.State))?.AreAllOf(Cluster.State) == true;
    }

    public async ValueTask DisposeAsync()
    {
        _crowd?.Dispose();
        if (Cluster is not null)
        {
            await Cluster.KillAll(CancellationToken.None);
        }

        foreach (var relay in _relays)
        {
            await relay.DisposeAsync();
        }

        if (_namespaces is not null)
        {
            await _namespaces.DisposeAsync();
        }

        _cleanUp?.Dispose();
    }

    private async Task Start(Ground ground, CancellationToken cancellationToken)
    {
        var size = new ClusterSize();
        List<string> names =
        [
            Redis.Name, MariaDb.Name,
            .. Enumerable.Range(1, size.Silos).Select(number => $"silo-{number}"), .. Enumerable.Range(1, size.Apis).Select(number => $"api-{number}"),
        ];
        _cleanUp = CleanUp.Of(_folder, ground is Ground.Namespaces ? Namespaces.CleanUp(names) : "");
        _namespaces = ground is Ground.Namespaces ? await Namespaces.Create(names, cancellationToken) : null;
        var network = ground is Ground.SlowLinks ? SlowLinks(names) : _namespaces?.Network;
        Cluster = LocalCluster.Create(_folder, size, ChaosSettings.All, _ => { }, network);
        if (ground is Ground.SlowLinks)
        {
            AddRelays();
        }

        await Cluster.Up(cancellationToken);
        _crowd = await Crowd.SignUp(Cluster, cancellationToken);
    }

    /// <summary>Servers listen on addresses of their own, and the relays where the others look for them. nginx reaches the APIs directly.</summary>
    private static ClusterNetwork SlowLinks(IEnumerable<string> names) => new(
        null,
        ClusterPlace.Loopback.Address,
        names.Where(name => !name.StartsWith("api", StringComparison.Ordinal))
            .Select((name, number) => (name, new ClusterPlace(ClusterPlace.Loopback.Address, $"127.0.1.{number + 1}")))
            .ToDictionary());

    private void AddRelays()
    {
        var state = Cluster.State;
        List<(string Name, int Port)> links =
        [
            (Redis.Name, state.RedisPort), (MariaDb.Name, state.DatabasePort),
            .. state.Silos.SelectMany(silo => ((string, int)[])[(silo.Name, silo.SiloPort), (silo.Name, silo.GatewayPort)]),
        ];
        _relays.AddRange(links.Select(link => new Relay(
            new IPEndPoint(IPAddress.Parse(state.PlaceOf(link.Name).Address), link.Port),
            new IPEndPoint(IPAddress.Parse(state.PlaceOf(link.Name).Listens), link.Port),
            () => _delay)));
    }
}
