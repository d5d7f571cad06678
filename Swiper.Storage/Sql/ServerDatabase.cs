using System.Data.Common;
using System.Globalization;
using Swiper.Storage.Sharding;

namespace Swiper.Storage.Sql;

/// <summary>Opens databases on servers as shards.</summary>
internal static class ServerDatabase
{
    /// <summary>Connects, migrates, and starts the writer.</summary>
    /// <exception cref="StoreSetupException">It does not work the way it is set up.</exception>
    internal static StoreShard Open(ShardSetup setup, ServerProvider provider)
    {
        var source = CreateSource(setup.SettingName, setup.Shard.ConnectionString, provider);
        DbDataSource? replica = null;
        try
        {
            Prepare(setup, provider, source);
            if (setup.Replica is { } connectionString)
            {
                replica = CreateSource(setup.ReplicaSettingName, connectionString, provider);
                Connect(setup.ReplicaSettingName, provider, replica).Dispose();
            }
        }
        catch
        {
            source.Dispose();
            replica?.Dispose();
            throw;
        }
        return Start(setup, provider, source, replica);
    }

    private static StoreShard Start(ShardSetup setup, ServerProvider provider, DbDataSource source, DbDataSource? replica)
    {
        ServerReader ReaderOf(DbDataSource of) => new(setup.Name, of, provider.Dialect, setup.Metrics);
        var reader = ReaderOf(source);
        var candidates = new ServerCandidateReader(reader);
        return new StoreShard(
            setup.CreateWriter(provider.CreateCommitter(setup.Name, source), TaskScheduler.Default),
            new ServerRelationReader(reader),
            replica is null ? candidates : new ReplicaCandidateReader(new ServerCandidateReader(ReaderOf(replica)), candidates),
            Documents: null,
            async () =>
            {
                await source.DisposeAsync();
                if (replica is not null)
                {
                    await replica.DisposeAsync();
                }
            })
        {
            GrainState = new GrainStateServer(setup.Name, provider, source, setup.Metrics),
        };
    }

    private static void Prepare(ShardSetup setup, ServerProvider provider, DbDataSource source)
    {
        using var connection = Connect(setup.SettingName, provider, source);
        try
        {
            setup.PrepareSchema(provider.Migrations, connection);
            using var command = connection.CreateCommand();
            command.CommandText = provider.CountWeakSettings;
            if (Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) > 0)
            {
                setup.WarnOfWeakSettings(provider.ProductName);
            }
        }
        catch (Exception exception) when (ServerDialect.IsFailure(exception))
        {
            throw Refusal(setup.SettingName, provider, exception);
        }
    }

    /// <summary>Connects.</summary>
    /// <exception cref="StoreSetupException">It cannot; the sentence names the setting.</exception>
    internal static DbConnection Connect(string setting, ServerProvider provider, DbDataSource source)
    {
        try
        {
            return source.OpenConnection();
        }
        catch (Exception exception) when (ServerDialect.IsFailure(exception))
        {
            throw Refusal(setting, provider, exception);
        }
    }

    /// <summary>Connections, none of which is open yet.</summary>
    /// <exception cref="StoreSetupException">The text is no connection string.</exception>
    internal static DbDataSource CreateSource(string setting, string connectionString, ServerProvider provider)
    {
        try
        {
            return provider.CreateSource(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException or NotSupportedException)
        {
            // Neither the text nor the driver's complaint about it: each may hold a part of the password.
            throw new StoreSetupException($"{setting} is not a connection string {provider.ProductName} understands.");
        }
    }

    private static StoreSetupException Refusal(string setting, ServerProvider provider, Exception exception) =>
        new($"{setting} names a {provider.ProductName} database that cannot be used: {provider.Dialect.Describe(exception)}.", exception);
}
