using Swiper.Silo.Hosting;

namespace Swiper.Cli.Cluster;

/// <summary>
/// A whole cluster on this machine: silos, APIs, nginx, Redis and MariaDB, each a process, on ports of its own, with everything they write
/// in one folder. It ends only processes it has started.
/// </summary>
internal sealed partial class LocalCluster
{
    private const string Terminate = "TERM";
    private const string AtOnce = "KILL";
    private const string Halt = "STOP";
    private const string Continue = "CONT";

    /// <summary>Longest that anything takes to start or stop on a machine that is busy with other things.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>As long as the units of systemd wait before they start again what has ended.</summary>
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan AskPatience = TimeSpan.FromSeconds(5);
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = AskPatience };

    private readonly string _folder;
    private readonly Action<string> _say;
    private readonly Lock _gate = new();

    /// <summary>The state that is on disk: a change is not kept before it has worked.</summary>
    private ClusterState _kept;

    private LocalCluster(string folder, ClusterState state, Action<string> say) => (_folder, State, _kept, _say) = (folder, state, state, say);

    /// <summary>Everything about the cluster.</summary>
    public ClusterState State { get; private set; }

    /// <summary>Where it answers.</summary>
    public Uri Address => new($"http://127.0.0.1:{State.HttpPort}");

    /// <summary>Its servers' names, in the order they start in.</summary>
    public IEnumerable<string> Names =>
        [Redis.Name, MariaDb.Name, .. State.Nodes.Select(node => node.Name), Nginx.Name];

    /// <summary>The cluster of a folder, or null.</summary>
    public static LocalCluster? Find(string folder, Action<string> say)
    {
        var path = Path.GetFullPath(folder);
        return ClusterState.Load(path) is { } state ? new LocalCluster(path, state, say) : null;
    }

    /// <summary>Plans a cluster in a folder that has none. Its settings are kept once it has run with them.</summary>
    public static LocalCluster Create(
        string folder, ClusterSize size, IReadOnlyDictionary<string, string> settings, Action<string> say, ClusterNetwork? network = null)
    {
        var path = Path.GetFullPath(folder);
        OwnerOnly.CreateFolder(path);
        var plan = ClusterPlan.Create(size, settings, network);
        var cluster = new LocalCluster(path, plan, say) { _kept = plan with { Settings = new Dictionary<string, string>() } };
        cluster.Save();
        return cluster;
    }

    /// <summary>Starts what does not run, and returns when all of it answers.</summary>
    /// <exception cref="ClusterException">Something does not.</exception>
    public Task Up(CancellationToken cancellationToken) => Become(State, cancellationToken);

    /// <summary>
    /// Brings the cluster to another size or other settings, and starts what does not run. What runs with other settings is restarted, one at a
    /// time. If that fails, the cluster is what it was before, as far as it runs.
    /// </summary>
    /// <exception cref="ClusterException">Something does not start.</exception>
    public async Task Become(ClusterState plan, CancellationToken cancellationToken)
    {
        var before = State;
        var ran = Names.Where(name => ProcessOf(name) is not null).ToList();
        State = plan;
        try
        {
            await Start(before, cancellationToken);
            await EndSurplus(cancellationToken);
        }
        catch
        {
            State = before;
            await EndSurplus(CancellationToken.None);
            await Task.WhenAll(ran.Select(name => Start(name, CancellationToken.None)));
            throw;
        }

        Keep(() => _kept = State);
    }

    /// <summary>Ends everything, silos and APIs first.</summary>
    public async Task Down(CancellationToken cancellationToken)
    {
        await EndSurplus(cancellationToken);
        await Task.WhenAll(Names.Where(name => name == Nginx.Name || IsApi(name)).Select(name => Stop(name, cancellationToken)));
        await Task.WhenAll(State.Silos.Select(silo => Stop(silo.Name, cancellationToken)));
        await Task.WhenAll(Stop(Redis.Name, cancellationToken), Stop(MariaDb.Name, cancellationToken));
    }

    /// <summary>Ends everything in the middle of whatever it does.</summary>
    public Task KillAll(CancellationToken cancellationToken) => Task.WhenAll(Started().Select(name => Kill(name, cancellationToken)));

    /// <summary>Freezes a process, or lets it go on.</summary>
    public Task Freeze(string name, bool isFrozen, CancellationToken cancellationToken) =>
        Launcher.Signal(Process(name), isFrozen ? Halt : Continue, cancellationToken);

    /// <summary>
    /// Starts again what ends by itself, as an operator's supervisor does, until it is cancelled. What was ended by a command of the cluster's,
    /// also one given elsewhere, stays ended.
    /// </summary>
    public async Task Watch(CancellationToken end)
    {
        try
        {
            while (true)
            {
                await Task.Delay(WatchInterval, end);
                Refresh();
                foreach (var name in Started(isWanted: true).Where(name => Names.Contains(name) && ProcessOf(name) is null))
                {
                    _say($"{name} has ended by itself: {LastLine(name)}");
                    await Start(name, end);
                }
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            _say("What ends by itself is not started again any longer.");
        }
    }

    /// <summary>Ends a process in the middle of whatever it does. nginx is asked to: otherwise its workers would go on without it.</summary>
    public Task Kill(string name, CancellationToken cancellationToken) => End(name, name == Nginx.Name ? Terminate : AtOnce, cancellationToken);

    /// <summary>Ends a process as an operator would, and returns when it is gone.</summary>
    public Task Stop(string name, CancellationToken cancellationToken) => End(name, Terminate, cancellationToken);

    /// <summary>Starts a server that does not run, and returns when it answers.</summary>
    public async Task StartNode(string name, CancellationToken cancellationToken)
    {
        await Start(name, cancellationToken);
        await WaitUntil(name, () => IsReady(name, cancellationToken), cancellationToken);
        if (State.Nodes.Any(node => node.Name == name))
        {
            _say($"{name} is ready");
        }
    }

    /// <summary>
    /// Restarts every silo and then every API, one at a time, so that no request fails: an API that stops closes its port, which sends nginx to
    /// the other, and serves for a moment what comes on connections that are open. nginx is not told to leave that API out, because to do so it
    /// would close connections on which clients may just be sending.
    /// </summary>
    public async Task Restart(CancellationToken cancellationToken)
    {
        foreach (var node in State.Nodes)
        {
            await Restart(node.Name, cancellationToken);
        }
    }

    /// <summary>Whether a server runs and answers that it can serve.</summary>
    public async Task<bool> IsReady(string name, CancellationToken cancellationToken) => Find(name)?.IsRunning() == true && name switch
    {
        Redis.Name => await Answers(name, State.RedisPort, cancellationToken),
        MariaDb.Name => await Answers(name, State.DatabasePort, cancellationToken),
        Nginx.Name => await Answers(name, State.HttpPort, cancellationToken),
        _ => await IsReady(Node(name), cancellationToken),
    };

    /// <summary>The id of a server's process, or null if it does not run.</summary>
    public int? ProcessOf(string name) => Find(name) is { } process && process.IsRunning() ? process.Id : null;
}
