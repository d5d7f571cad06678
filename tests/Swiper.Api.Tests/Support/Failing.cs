using Microsoft.Data.Sqlite;

namespace Swiper.Api.Tests.Support;

/// <summary>Breaks a server's dependencies.</summary>
public static class Failing
{
    /// <summary>Makes a request read a corrupt document, which is an internal error.</summary>
    public static async Task<Reply> BrokenDocument()
    {
        await using var server = await RelaxedServer.Start();
        var person = await Person.SignUp(server.Api);
        await server.Server.Kill();
        using (var database = Open(server.DataFolder))
        {
            using var command = database.CreateCommand();
            command.CommandText = "UPDATE document SET payload = X'7B' WHERE kind LIKE '%user%'";
            if (command.ExecuteNonQuery() == 0)
            {
                throw new InvalidOperationException("There is no such document.");
            }
        }

        await server.Restart();
        return await server.Api.Get("/api/user/info", person.Token);
    }

    /// <summary>Makes a write meet a locked database.</summary>
    public static async Task<Reply> LockedStore()
    {
        await using var server = await RelaxedServer.Start(("Storage:BusyTimeout", "00:00:00.010"));
        var person = await Person.SignUp(server.Api);
        using var database = Open(server.DataFolder);
        using var locked = database.BeginTransaction(deferred: false);
        return await person.Post("/api/user/info", ("location", "北京"));
    }

    /// <summary>Opens the database of a running server.</summary>
    public static SqliteConnection Open(string dataFolder)
    {
        var database = new SqliteConnection($"Data Source={Path.Combine(dataFolder, "swiper.db")};Pooling=False");
        database.Open();
        return database;
    }
}
