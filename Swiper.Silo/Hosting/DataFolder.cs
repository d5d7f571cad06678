using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Silo.Hosting;

/// <summary>
/// The folder that holds everything a server on one machine writes. An exclusive lock, which the system releases however the server ends,
/// admits one server at a time.
/// </summary>
public sealed class DataFolder : IDisposable
{
    /// <summary>The lock's file, below the folder.</summary>
    public const string LockName = "server.lock";

    private readonly Lock _gate = new();
    private FileStream? _lock;

    /// <summary>Names the folder without touching it.</summary>
    /// <param name="path">The folder, absolute or from the working directory.</param>
    public DataFolder(string path) => Path = System.IO.Path.GetFullPath(path);

    /// <summary>The folder, absolute.</summary>
    public string Path { get; }

    /// <summary>The folder the setting <c>Data</c> names; <c>./data</c> by default.</summary>
    public static DataFolder Of(IConfiguration configuration) => new(configuration.Read<ProcessOptions>() is { Data.Length: > 0 } set ? set.Data : new ProcessOptions().Data);

    /// <summary>Creates the folder for its owner only if it is missing, and locks it. Idempotent.</summary>
    /// <exception cref="StartRefusedException">Another server holds the folder, or it cannot be written.</exception>
    public void Acquire()
    {
        lock (_gate)
        {
            _lock ??= Open();
        }
    }

    /// <summary>Whether a server holds a folder now.</summary>
    public static bool IsHeld(string path)
    {
        try
        {
            using var probe = new FileStream(System.IO.Path.Combine(path, LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _lock?.Dispose();
            _lock = null;
        }
    }

    private FileStream Open()
    {
        try
        {
            OwnerOnly.CreateFolder(Path);
            return OwnerOnly.OpenFile(System.IO.Path.Combine(Path, LockName), FileMode.OpenOrCreate, FileShare.None);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new StartRefusedException($"The data folder {Path} cannot be written: choose another with --data, or give this user access to it.", exception);
        }
        catch (IOException exception) when (IsHeld(Path))
        {
            throw new StartRefusedException($"The data folder {Path} is in use by another server: stop that one, or choose another folder with --data.", exception);
        }
        catch (IOException exception)
        {
            throw new StartRefusedException($"The data folder {Path} cannot be used ({exception.Message}): choose another with --data.", exception);
        }
    }
}

/// <summary>Locks the data folder while the server runs. Registered before anything that writes there, so it starts first and stops last.</summary>
internal sealed class DataFolderHolder(DataFolder folder) : IHostedService
{
    /// <summary>Locks the folder ahead of the start. Idempotent.</summary>
    /// <exception cref="StartRefusedException">The folder cannot be locked.</exception>
    public void Acquire() => folder.Acquire();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Acquire();
        return Task.CompletedTask;
    }

    // The lock is released when the folder is disposed, which is after the stores are.
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
