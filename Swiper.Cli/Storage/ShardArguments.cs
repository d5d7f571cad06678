using Microsoft.Extensions.Configuration;
using Swiper.Storage;
using Swiper.Storage.Sharding;

namespace Swiper.Cli.Storage;

/// <summary>Databases as they are given to a command.</summary>
internal static class ShardArguments
{
    /// <summary>How one is written.</summary>
    public const string Form = "FILE, mysql:CONNECTION or postgres:CONNECTION";

    private static readonly (string Prefix, StorageProvider Provider)[] Servers =
    [
        ("mysql:", StorageProvider.MySql), ("mariadb:", StorageProvider.MySql),
        ("postgres:", StorageProvider.Postgres), ("postgresql:", StorageProvider.Postgres),
    ];

    /// <summary>Reads those that are given with an option: a server's connection string behind the name of its kind, or else a file.</summary>
    /// <exception cref="StoreSetupException">One is neither.</exception>
    public static IReadOnlyList<NamedShard> Parse(string option, string[] given) =>
        [.. given.Select((text, index) => Parse(given.Length == 1 ? option : $"{option} {index + 1}", text))];

    /// <summary>Those that are given, or else those the environment lists as it does a silo's: there a password is not seen by everybody on the machine.</summary>
    /// <exception cref="StoreSetupException">There are none.</exception>
    public static IReadOnlyList<NamedShard> OrOfEnvironment(string option, string[] given, string section)
    {
        if (given.Length > 0)
        {
            return Parse(option, given);
        }

        var shards = OfEnvironment(section);
        return shards.Count > 0
            ? shards
            : throw new StoreSetupException($"Neither {option} nor {section}__Shards__0__ConnectionString in the environment names a database.");
    }

    private static NamedShard Parse(string name, string text)
    {
        var server = Array.Find(Servers, server => text.StartsWith(server.Prefix, StringComparison.OrdinalIgnoreCase));
        if (server.Prefix is not null)
        {
            return new NamedShard(name, new ShardOptions { Provider = server.Provider, ConnectionString = text[server.Prefix.Length..] });
        }

        // A connection string without its prefix would become a file whose name holds a password.
        return text.Length == 0 || text.Contains('=', StringComparison.Ordinal)
            ? throw new StoreSetupException($"{name} must be {Form}.")
            : new NamedShard(name, new ShardOptions { ConnectionString = $"Data Source=\"{Path.GetFullPath(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"" });
    }

    private static List<NamedShard> OfEnvironment(string section)
    {
        var options = new StorageOptions();
        options.Read(new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(section));
        return [.. options.Shards.Select((shard, index) => new NamedShard($"{section}__Shards__{index}__ConnectionString", shard))];
    }
}
