using System.Text;

namespace Swiper.Silo.Hosting;

/// <summary>Creates folders and files that only their owner may read, on systems with file modes.</summary>
public static class OwnerOnly
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode700 = FileMode600 | UnixFileMode.UserExecute;

    /// <summary>Creates a folder with mode 0700. A folder that exists is left unchanged.</summary>
    public static void CreateFolder(string path)
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

    /// <summary>Opens a file for writing, with mode 0600 if it is created.</summary>
    public static FileStream OpenFile(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode600;
        }

        return new FileStream(path, options);
    }

    /// <summary>Replaces a file atomically: writes beside it, flushes to the disk, and renames. On failure the file stays as it was.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">The file's new content.</param>
    /// <param name="cancellationToken">Gives up before the rename.</param>
    public static async Task ReplaceFile(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var temporary = TemporaryOf(path);
        try
        {
            await using (var file = OpenFile(temporary, FileMode.CreateNew, FileShare.None))
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

    /// <summary>Deletes a file, and what a crash may have left of writing it. Idempotent.</summary>
    public static void DeleteFile(string path)
    {
        File.Delete(TemporaryOf(path));
        File.Delete(path);
    }

    /// <summary>Replaces a text file atomically, as <see cref="ReplaceFile"/> does.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">The file's new content.</param>
    public static void ReplaceText(string path, string content)
    {
        var temporary = TemporaryOf(path);
        try
        {
            using (var file = OpenFile(temporary, FileMode.CreateNew, FileShare.None))
            {
                file.Write(Encoding.UTF8.GetBytes(content));
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

    /// <summary>The file to write first. One that a crash left behind goes, since its mode may be another.</summary>
    private static string TemporaryOf(string path)
    {
        var temporary = path + ".new";
        File.Delete(temporary);
        return temporary;
    }
}
