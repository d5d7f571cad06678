namespace Swiper.Cli.Cluster;

/// <summary>The servers a cluster needs besides Swiper's own, and where they are.</summary>
internal static class Programs
{
    private static readonly (string Name, string Package)[] Needed =
    [
        ("nginx", "nginx"),
        ("redis-server", "redis-server"),
        ("mariadbd", "mariadb-server"),
        ("mariadb-install-db", "mariadb-server"),
        ("setsid", "util-linux"),
    ];

    private static readonly string[] Folders =
        [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), "/usr/sbin", "/usr/local/sbin"];

    /// <summary>Says what is not installed and how to install it, or null.</summary>
    public static string? Missing()
    {
        var missing = Needed.Where(program => Locate(program.Name) is null).ToList();
        if (missing.Count == 0)
        {
            return null;
        }

        var names = string.Join(", ", missing.Select(program => program.Name));
        var packages = string.Join(' ', missing.Select(program => program.Package).Distinct());
        return $"{names} cannot be found: apt-get install {packages}";
    }

    /// <summary>Where a program is.</summary>
    /// <exception cref="ClusterException">Nowhere.</exception>
    public static string Find(string name) => Locate(name) ?? throw new ClusterException(Missing() ?? $"{name} cannot be found.");

    private static string? Locate(string name) => Folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
