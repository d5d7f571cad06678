using System.Diagnostics;
using System.Globalization;
using Swiper.Silo.Hosting;

namespace Swiper.Cli.Cluster;

/// <summary>
/// A whole cluster on this machine: silos, APIs, nginx, Redis and MariaDB, each a process, on ports of its own, with everything they write
/// in one folder. It ends only processes it has started.
/// </summary>
internal sealed class LocalCluster
{
    private const string Terminate = "TERM";
    private const string AtOnce = "KILL";

    /// <summary>Longest that anything takes to start or stop on a machine that is busy with other things.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AskPatience = TimeSpan.FromSeconds(5);
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = AskPatience };

    private readonly string _folder;
    private readonly Action<string> _say;

    private LocalCluster(string folder, ClusterState state, Action<string> say) => (_folder, State, _say) = (folder, state, say);

    /// <summary>Everything about the cluster.</summary>
    public ClusterState State { get; }

    /// <summary>Where it answers.</summary>
    public Uri Address => new($"http://127.0.0.1:{State.HttpPort}");

    /// <summary>Its servers' names, in the order they start in.</summary>
    public IEnumerable<string> Names =>
        [Redis.Name, MariaDb.Name, .. State.Silos.Select(silo => silo.Name), .. State.Apis.Select(api => api.Name), Nginx.Name];

    /// <summary>The cluster of a folder, or null.</summary>
    public static LocalCluster? Find(string folder, Action<string> say)
    {
        var path = Path.GetFullPath(folder);
        return ClusterState.Load(path) is { } state ? new LocalCluster(path, state, say) : null;
    }

    /// <summary>Plans a cluster in a folder that has none.</summary>
    public static LocalCluster Create(string folder, ClusterSize size, IReadOnlyDictionary<string, string> settings, Action<string> say)
    {
        var path = Path.GetFullPath(folder);
        OwnerOnly.CreateFolder(path);
        using var ports = new FreePorts();
        var state = new ClusterState(
            size.HttpPort > 0 ? size.HttpPort : ports.Next(),
            ports.Next(),
            ports.Next(),
            size.Shards,
            [.. Enumerable.Range(1, size.Silos).Select(number => new ClusterNode($"silo-{number}", ports.Next(), ports.Next(), ports.Next()))],
            [.. Enumerable.Range(1, size.Apis).Select(number => new ClusterNode($"api-{number}", ports.Next()))],
            settings);
        var cluster = new LocalCluster(path, state, say);
        cluster.Save();
        return cluster;
    }

    /// <summary>Starts what does not run, and returns when all of it answers.</summary>
    /// <exception cref="ClusterException">Something does not.</exception>
    public async Task Up(CancellationToken cancellationToken)
    {
        if (Programs.Missing() is { } missing)
        {
            throw new ClusterException(missing);
        }

        await Start(Redis.Name, () => Task.FromResult(Redis.Start(State, In(Redis.Name), Log(Redis.Name))), cancellationToken);
        await Start(MariaDb.Name, () => MariaDb.Start(State, In(MariaDb.Name), Log(MariaDb.Name), cancellationToken), cancellationToken);
        await WaitForPort(Redis.Name, State.RedisPort, cancellationToken);
        await WaitForPort(MariaDb.Name, State.DatabasePort, cancellationToken);
        await Task.WhenAll(State.Silos.Select(silo => StartNode(silo, cancellationToken)));
        await Task.WhenAll(State.Apis.Select(api => StartNode(api, cancellationToken)));
        await Start(Nginx.Name, () => Task.FromResult(Nginx.Start(State, In(Nginx.Name), Log(Nginx.Name))), cancellationToken);
        await WaitForPort(Nginx.Name, State.HttpPort, cancellationToken);
    }

    /// <summary>Ends everything, silos and APIs first.</summary>
    public async Task Down(CancellationToken cancellationToken)
    {
        await Task.WhenAll(Names.Where(name => name == Nginx.Name || IsApi(name)).Select(name => End(name, Terminate, cancellationToken)));
        await Task.WhenAll(State.Silos.Select(silo => End(silo.Name, Terminate, cancellationToken)));
        await Task.WhenAll(End(Redis.Name, Terminate, cancellationToken), End(MariaDb.Name, Terminate, cancellationToken));
    }

    /// <summary>Ends a process in the middle of whatever it does.</summary>
    public Task Kill(string name, CancellationToken cancellationToken) => End(name, AtOnce, cancellationToken);

    /// <summary>Ends a process as an operator would, and returns when it is gone.</summary>
    public Task Stop(string name, CancellationToken cancellationToken) => End(name, Terminate, cancellationToken);

    /// <summary>Starts a silo or an API that does not run, and returns when it is ready.</summary>
    public Task StartNode(string name, CancellationToken cancellationToken) => StartNode(Node(name), cancellationToken);

    /// <summary>
    /// Restarts every silo and then every API, one at a time, so that no request fails: an API that stops closes its port, which sends nginx to
    /// the other, and serves for a moment what comes on connections that are open. nginx is not told to leave that API out, because to do so it
    /// would close connections on which clients may just be sending.
    /// </summary>
    public async Task Restart(CancellationToken cancellationToken)
    {
        foreach (var node in State.Silos.Concat(State.Apis))
        {
            await Stop(node.Name, cancellationToken);
            await StartNode(node, cancellationToken);
        }
    }

    /// <summary>What there is to say of a server.</summary>
    public async Task<string> Status(string name, CancellationToken cancellationToken)
    {
        if (Find(name) is not { } process || !process.IsRunning())
        {
            return "not running";
        }

        var isReady = State.Silos.Concat(State.Apis).FirstOrDefault(node => node.Name == name) is not { } node || await IsReady(node, cancellationToken);
        return $"{(isReady ? "running" : "running, not ready")}, process {process.Id}";
    }

    private async Task StartNode(ClusterNode node, CancellationToken cancellationToken)
    {
        await Start(node.Name, () => Task.FromResult(NodeProcess.Start(State, node, In(node.Name), Log(node.Name))), cancellationToken);
        await WaitUntil(node.Name, () => IsReady(node, cancellationToken), cancellationToken);
        _say($"{node.Name} is ready");
    }

    private async Task Start(string name, Func<Task<ProcessMark>> start, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Directory.CreateDirectory(Path.GetDirectoryName(Log(name))!);
        if (Find(name)?.IsRunning() != true)
        {
            var process = await start();
            lock (State.Processes)
            {
                State.Processes[name] = process;
                Save();
            }
        }
    }

    private async Task End(string name, string signal, CancellationToken cancellationToken)
    {
        if (Find(name) is { } process)
        {
            await Launcher.End(process, signal, Patience, cancellationToken);
            _say($"{name} has ended");
        }
    }

    private Task WaitForPort(string name, int port, CancellationToken cancellationToken) => WaitUntil(
        name,
        async () =>
        {
            using var client = new System.Net.Sockets.TcpClient();
            try
            {
                await client.ConnectAsync(System.Net.IPAddress.Loopback, port, cancellationToken);
                return true;
            }
            catch (System.Net.Sockets.SocketException)
            {
                return false;
            }
        },
        cancellationToken);

    private async Task WaitUntil(string name, Func<Task<bool>> isReady, CancellationToken cancellationToken)
    {
        for (var watch = Stopwatch.StartNew(); !await isReady(); await Task.Delay(PollInterval, cancellationToken))
        {
            if (!Process(name).IsRunning())
            {
                throw new ClusterException($"{name} has ended: {LastLine(name)}");
            }

            if (watch.Elapsed > Patience)
            {
                throw new ClusterException($"{name} is not ready after {Patience.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s; its log is {Log(name)}.");
            }
        }
    }

    private static async Task<bool> IsReady(ClusterNode node, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri($"http://127.0.0.1:{node.HttpPort}/health/ready"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException || !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private string LastLine(string name) => File.ReadLines(Log(name)).LastOrDefault(line => line.Length > 0) ?? "it said nothing.";

    private bool IsApi(string name) => State.Apis.Any(api => api.Name == name);

    private ClusterNode Node(string name) => State.Silos.Concat(State.Apis).First(node => node.Name == name);

    private ProcessMark Process(string name) => Find(name) ?? throw new ClusterException($"{name} has not been started.");

    private ProcessMark? Find(string name)
    {
        lock (State.Processes)
        {
            return State.Processes.GetValueOrDefault(name);
        }
    }

    private string In(string name) => Path.Combine(_folder, name);

    private string Log(string name) => Path.Combine(_folder, "logs", name + ".log");

    private void Save() => State.Save(_folder);
}
