using Microsoft.Extensions.Configuration;
using Swiper.Storage;

namespace Swiper.Cli.Storage;

/// <summary>Databases as they are given to a command.</summary>
internal static class ShardArguments
{
    /// <summary>How one is written.</summary>
    public const string Form = "FILE, mysql:CONNECTION or postgres:CONNECTION";

    private static readonly (string Prefix, StorageProvider Provider)[] Servers =
        [("mysql:", StorageProvider.MySql), ("postgres:", StorageProvider.Postgres)];

    /// <summary>Reads one: a server's connection string behind the name of its kind, or else a file.</summary>
    public static ShardOptions Parse(string text)
    {
        var server = Array.Find(Servers, server => text.StartsWith(server.Prefix, StringComparison.OrdinalIgnoreCase));
        return server.Prefix is null
            ? new ShardOptions { Provider = StorageProvider.Sqlite, ConnectionString = $"Data Source={Path.GetFullPath(text)}" }
            : new ShardOptions { Provider = server.Provider, ConnectionString = text[server.Prefix.Length..] };
    }

    /// <summary>Those that are given, or else those the environment lists as a silo's, where a password is not seen by everybody on the machine.</summary>
    /// <exception cref="StoreSetupException">There are none.</exception>
    public static IReadOnlyList<ShardOptions> OrOfEnvironment(string option, string[] given)
    {
        if (given.Length > 0)
        {
            return [.. given.Select(Parse)];
        }

        var options = OfEnvironment();
        return options.Shards.Count > 0
            ? [.. options.Shards]
            : throw new StoreSetupException($"Neither {option} nor Storage__Shards__0__… in the environment names a database.");
    }

    /// <summary>The section <c>Storage</c> of the environment.</summary>
    public static StorageOptions OfEnvironment()
    {
        var options = new StorageOptions();
        new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(StorageOptions.SectionName).Bind(options);
        return options;
    }
}
