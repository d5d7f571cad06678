using Npgsql;

namespace Swiper.Storage.Postgres;

/// <summary>Builds batches of statements over arrays: one parameter per column.</summary>
internal static class PostgresBatchExtensions
{
    internal static void Add(this NpgsqlBatch batch, string sql, params object[] columns)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var column in columns)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = column });
        }

        batch.BatchCommands.Add(command);
    }
}
