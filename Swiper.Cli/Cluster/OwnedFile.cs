namespace Swiper.Cli.Cluster;

/// <summary>Folders and files that may hold secrets, for their owner only.</summary>
internal static class OwnedFile
{
    private const UnixFileMode Mode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a file whole, or leaves what was there.</summary>
    public static void Write(string path, string text)
    {
        var aside = path + ".new";
        File.Delete(aside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Mode600;
        }

        using (var writer = new StreamWriter(aside, options))
        {
            writer.Write(text);
        }

        File.Move(aside, path, overwrite: true);
    }

    /// <summary>Creates a folder, and leaves one that is there as it is.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, Mode600 | UnixFileMode.UserExecute);
        }
    }
}
