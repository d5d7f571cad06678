namespace Swiper.Silo.Hosting;

/// <summary>Creates folders and files that only their owner may read, where the system knows owners.</summary>
public static class OwnerOnly
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode700 = FileMode600 | UnixFileMode.UserExecute;

    /// <summary>Creates a folder with mode 0700, and leaves one that exists as it is.</summary>
    public static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, FolderMode700);
        }
    }

    /// <summary>Opens a file for writing, with mode 0600 where it is created.</summary>
    public static FileStream OpenFile(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode600;
        }

        return new FileStream(path, options);
    }

    /// <summary>Puts a file in place whole, or leaves what was there: writes beside it, reaches the disk, and renames.</summary>
    /// <param name="path">The file.</param>
    /// <param name="temporary">Where to write first; on the same file system.</param>
    /// <param name="content">What to write.</param>
    /// <param name="cancellationToken">Gives up before the rename.</param>
    public static async Task ReplaceFile(string path, string temporary, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await using (var file = OpenFile(temporary, FileMode.Create, FileShare.None))
            {
                await file.WriteAsync(content, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
