using System.Data.Common;
using Npgsql;

namespace Swiper.Storage.Tests.Postgres;

/// <summary>PostgreSQL.</summary>
public sealed class PostgresServer : DatabaseServer
{
    internal override StorageProvider Provider => StorageProvider.Postgres;

    protected override IReadOnlyList<string> Needed => ["initdb", "pg_ctl", "postgres"];

    protected override string AdministrationDatabase => "postgres";

    private string Data => Path.Combine(Folder, "data");

    internal override string ConnectionString(string database, string password = Password, int? port = null) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port ?? Port,
        Database = database,
        Username = User,
        Password = password,
        MaxPoolSize = 20,
    }.ConnectionString;

    protected override async Task<string?> Start()
    {
        var passwordFile = Path.Combine(Folder, "password");
        await File.WriteAllTextAsync(passwordFile, Password);
        await Programs.HandOver(Folder);
        await Programs.Run(
            "initdb", "-D", Data, "-U", User, "--auth=scram-sha-256", "--pwfile", passwordFile, "--no-sync", "-E", "UTF8", "--locale=C.UTF-8");
        await Programs.Run(
            "pg_ctl", "start", "-w", "-D", Data, "-l", Path.Combine(Folder, "log"),
            "-o", $"-p {Port} -k {Folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=300");
        return null;
    }

    protected override async Task Stop()
    {
        NpgsqlConnection.ClearAllPools();
        await Programs.Run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", Data);
    }

    protected override DbConnection CreateConnection(string connectionString) => new NpgsqlConnection(connectionString);
}
