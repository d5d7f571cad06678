using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Swiper.Storage.Sharding;

namespace Swiper.Storage.Sql;

internal static class ServerDatabase
{
    /// <exception cref="StoreSetupException">The database cannot be used as configured.</exception>
    internal static StoreShard Open(ShardSetup setup, ServerProvider provider)
    {
        using (var patient = CreateSource(setup.SettingName, setup.Shard.ConnectionString, provider, isForRequests: false))
        {
            Prepare(setup, provider, patient);
        }

        var source = CreateSource(setup.SettingName, setup.Shard.ConnectionString, provider, isForRequests: true);
        DbDataSource? replica = null;
        try
        {
            if (setup.Replica is { } connectionString)
            {
                replica = CreateSource(setup.ReplicaSettingName, connectionString, provider, isForRequests: true);
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
        ServerReader ReaderOf(DbDataSource of) => new(setup.Name, of, provider.Dialect, setup.Metrics, setup.Loggers.CreateLogger<ServerReader>());
        var reader = ReaderOf(source);
        var candidates = new ServerCandidateReader(reader);
        var committer = provider.CreateCommitter(setup.Name, setup.Shard.ConnectionString, setup.Metrics);
        return new StoreShard(
            setup.CreateWriter(committer, TaskScheduler.Default),
            new ServerRelationReader(reader),
            replica is null ? candidates : new ReplicaCandidateReader(new ServerCandidateReader(ReaderOf(replica)), candidates),
            new ServerReportReader(reader),
            new ServerOperatorReader(reader),
            documents: null,
            async () =>
            {
                await committer.DisposeAsync();
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

    /// <exception cref="StoreSetupException">Connecting failed; the message names the setting.</exception>
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

    /// <summary>Creates a source of connections without opening one.</summary>
    /// <exception cref="StoreSetupException">The text is not a connection string.</exception>
    internal static DbDataSource CreateSource(string setting, string connectionString, ServerProvider provider, bool isForRequests)
    {
        try
        {
            return provider.CreateSource(connectionString, isForRequests);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException or NotSupportedException)
        {
            // Show neither the text nor the driver's message: each may contain part of the password.
            throw new StoreSetupException($"{setting} is not a connection string {provider.ProductName} understands.");
        }
    }

    private static StoreSetupException Refusal(string setting, ServerProvider provider, Exception exception) =>
        new($"{setting} names a {provider.ProductName} database that cannot be used: {provider.Dialect.Describe(exception)}.", exception);
}
