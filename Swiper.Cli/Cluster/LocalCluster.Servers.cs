using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Swiper.Cli.Cluster;

/// <summary>The cluster's processes.</summary>
internal sealed partial class LocalCluster
{
    /// <summary>Starts what does not run. A server that already ran, with other settings, is restarted.</summary>
    private async Task Start(ClusterState before, CancellationToken cancellationToken)
    {
        if (Programs.Missing() is { } missing)
        {
            throw new ClusterException(missing);
        }

        var isChanged = before.Settings.Count != State.Settings.Count || before.Settings.Except(State.Settings).Any()
            || (before.Apis.Count == 0) != (State.Apis.Count == 0);
        var stale = isChanged ? State.Nodes.Where(node => ProcessOf(node.Name) is not null).ToList() : [];
        await Task.WhenAll(StartNode(Redis.Name, cancellationToken), StartNode(MariaDb.Name, cancellationToken));
        await Task.WhenAll(State.Silos.Select(silo => StartNode(silo.Name, cancellationToken)));
        await Task.WhenAll(State.Apis.Select(api => StartNode(api.Name, cancellationToken)));

        // nginx sends requests to APIs of their own before the silos give up theirs, and to those of the silos when they have them.
        if (State.Apis.Count > 0)
        {
            await PutNginxBeforeApis(before, cancellationToken);
        }

        foreach (var node in stale)
        {
            await Restart(node.Name, cancellationToken);
        }

        await PutNginxBeforeApis(before, cancellationToken);
    }

    private async Task PutNginxBeforeApis(ClusterState before, CancellationToken cancellationToken)
    {
        var isRunning = ProcessOf(Nginx.Name) is not null;
        if (isRunning && (before.HttpPort != State.HttpPort || !before.Entrances.SequenceEqual(State.Entrances)))
        {
            await Nginx.Reload(State, In(Nginx.Name), cancellationToken);
        }

        await StartNode(Nginx.Name, cancellationToken);
    }

    private async Task Restart(string name, CancellationToken cancellationToken)
    {
        await Stop(name, cancellationToken);
        await StartNode(name, cancellationToken);
    }

    /// <summary>Ends servers that the cluster no longer has; APIs first, since nginx does not send them anything any more.</summary>
    private async Task EndSurplus(CancellationToken cancellationToken)
    {
        foreach (var name in Started().Except(Names).Order(StringComparer.Ordinal))
        {
            await Stop(name, cancellationToken);
            Keep(() => State.Processes.Remove(name));
        }
    }

    /// <summary>Starts a server that does not run, without waiting for it.</summary>
    public async Task Start(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Directory.CreateDirectory(Path.GetDirectoryName(Log(name))!);
        if (ProcessOf(name) is null)
        {
            var process = name switch
            {
                Redis.Name => Redis.Start(State, In(name), Log(name)),
                MariaDb.Name => await MariaDb.Start(State, In(name), Log(name), cancellationToken),
                Nginx.Name => Nginx.Start(State, In(name), Log(name)),
                _ => NodeProcess.Start(State, Node(name), In(name), Log(name)),
            };
            Keep(() =>
            {
                State.Processes[name] = process;
                State.Ended.Remove(name);
            });
        }
    }

    /// <summary>Ends a process and notes that, so that nothing takes it for one that has ended by itself.</summary>
    private async Task End(string name, string signal, CancellationToken cancellationToken)
    {
        Keep(() => State.Ended.Add(name));
        if (Find(name) is { } process && process.IsRunning())
        {
            await Launcher.End(process, signal, Patience, cancellationToken);
            _say($"{name} has ended");
        }
    }

    private async Task<bool> Answers(string name, int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(State.PlaceOf(name).Listens, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

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

    private async Task<bool> IsReady(ClusterNode node, CancellationToken cancellationToken)
    {
        try
        {
            var address = $"http://{State.PlaceOf(node.Name).Listens}:{node.HttpPort}/health/ready";
            using var answer = await Http.GetAsync(new Uri(address), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException || !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private string LastLine(string name) => File.ReadLines(Log(name)).LastOrDefault(line => line.Length > 0) ?? "it said nothing.";

    private bool IsApi(string name) => State.Apis.Any(api => api.Name == name);

    private ClusterNode Node(string name) => State.Nodes.First(node => node.Name == name);

    private ProcessMark Process(string name) => Find(name) ?? throw new ClusterException($"{name} has not been started.");

    private ProcessMark? Find(string name)
    {
        lock (_gate)
        {
            return State.Processes.GetValueOrDefault(name);
        }
    }

    /// <summary>What was started at some time, without what a command has ended if only what is to run is wanted.</summary>
    private List<string> Started(bool isWanted = false)
    {
        lock (_gate)
        {
            return [.. State.Processes.Keys.Where(name => !isWanted || !State.Ended.Contains(name))];
        }
    }

    private string In(string name) => Path.Combine(_folder, name);

    private string Log(string name) => Path.Combine(_folder, "logs", name + ".log");

    /// <summary>Takes over what another command has changed in the meantime, unless this one is about to change it itself.</summary>
    private void Refresh()
    {
        lock (_gate)
        {
            if (ReferenceEquals(State, _kept) && ClusterState.Load(_folder) is { } state)
            {
                State = _kept = state;
            }
        }
    }

    private void Keep(Action change)
    {
        lock (_gate)
        {
            change();
            Save();
        }
    }

    private void Save() => (_kept with { Processes = State.Processes, Ended = State.Ended }).Save(_folder);
}
