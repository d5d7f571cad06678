using Microsoft.Data.Sqlite;
using Swiper.Cli.Robots;
using Swiper.Silo.Robots;

namespace Swiper.Silo.Tests.Storage;

/// <summary><c>migrate</c> and <c>reshard</c> on the command line. The moving of rows is tested with the stores.</summary>
public sealed class MoveCommandTests : IDisposable
{
    private const int Robots = 60;
    private const string Password = "not-to-be-shown";
    private static readonly string[] Tables = ["document", "relation", "partition", "candidate"];
    private static readonly Dictionary<string, string> NothingSet = [];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Migrate_FromADataFolderThenReshard_KeepsEveryRow()
    {
        await Seed();
        var before = Count("data/swiper.db");

        var migrated = await Run(
            NothingSet, "migrate", "--from", PathOf("data"), "--to", PathOf("a.db"), "--to", PathOf("b.db"));

        Assert.Equal((0, ""), (migrated.ExitCode, migrated.Error));
        Assert.Contains("Moved: list the 2 new databases", migrated.Output, StringComparison.Ordinal);
        Assert.Equal(before, Count("a.db", "b.db"));

        // The environment takes the lists, since everybody on the machine can read a command line and its passwords.
        var resharded = await Run(
            new Dictionary<string, string>
            {
                ["Storage__Shards__0__ConnectionString"] = $"Data Source={PathOf("a.db")}",
                ["Storage__Shards__1__ConnectionString"] = $"Data Source={PathOf("b.db")}",
                ["NewStorage__Shards__0__ConnectionString"] = $"Data Source={PathOf("c.db")}",
                ["NewStorage__Shards__1__ConnectionString"] = $"Data Source={PathOf("d.db")}",
                ["NewStorage__Shards__2__ConnectionString"] = $"Data Source={PathOf("e.db")}",
            },
            "reshard");

        Assert.Equal((0, ""), (resharded.ExitCode, resharded.Error));
        Assert.Contains("Moved: list the 3 new databases", resharded.Output, StringComparison.Ordinal);
        Assert.Equal(before, Count("c.db", "d.db", "e.db"));
        Assert.All((string[])["c.db", "d.db", "e.db"], file => Assert.NotEqual(0, Count(file)["partition"]));
        await AssertRefused("was moved", "migrate", "--to", PathOf("a.db"));
    }

    [Fact]
    public async Task Migrate_OnlyTo_BringsDatabasesToTheSchemaAndCanBeRepeated()
    {
        for (var time = 0; time < 2; time++)
        {
            var (exitCode, _, error) = await Run(NothingSet, "migrate", "--to", PathOf("a.db"), "--to", PathOf("b.db"));
            Assert.Equal((0, ""), (exitCode, error));
        }

        Assert.Equal(0, Count("a.db", "b.db")["document"]);
    }

    [Fact]
    public async Task Migrate_WhileItsServerRuns_IsRefused()
    {
        await using var town = await Town.Open(PathOf("data"), [], Cancellation);

        await AssertRefused("stop its server first", "migrate", "--from", PathOf("data"), "--to", PathOf("a.db"));
    }

    [Fact]
    public async Task Migrate_TargetIsNotEmpty_IsRefusedAndBothStay()
    {
        await Seed();
        await Run(NothingSet, "migrate", "--from", PathOf("data"), "--to", PathOf("a.db"));
        await Seed("other");

        await AssertRefused("not empty", "migrate", "--from", PathOf("other"), "--to", PathOf("a.db"));

        Assert.Equal(Count("other/swiper.db"), Count("a.db"));
        await using var town = await Town.Open(PathOf("other"), [], Cancellation);
        Assert.Equal(new RobotsSeeded(0, Robots), await town.Seed(new RobotOrder(1, [], 0, Robots), Cancellation));
    }

    [Fact]
    public async Task Migrate_TargetIsInUse_IsRefused()
    {
        await Seed();
        await using var town = await Town.Open(PathOf("other"), [], Cancellation);

        await AssertRefused("in use", "migrate", "--from", PathOf("data"), "--to", PathOf("other/swiper.db"));
    }

    [Theory]
    [InlineData("Neither --to nor NewStorage__Shards__0__ConnectionString", "reshard", "--from", "{0}/a.db")]
    [InlineData("is not there", "migrate", "--from", "{0}/nobody.db", "--to", "{0}/a.db")]
    [InlineData("the same database", "reshard", "--from", "{0}/a.db", "--to", "{0}/a.db", "--to", "{0}/b.db")]
    [InlineData("as many databases as there are (1)", "reshard", "--from", "{0}/a.db", "--to", "{0}/b.db")]
    [InlineData("names a database", "migrate")]
    [InlineData("names a database", "reshard", "--to", "{0}/a.db")]
    [InlineData("must be FILE, mysql:CONNECTION or postgres:CONNECTION", "migrate", "--to", "oracle:Server=db;Password=" + Password)]
    [InlineData("must be FILE, mysql:CONNECTION or postgres:CONNECTION", "migrate", "--to", "")]
    [InlineData("swiper: --to ", "migrate", "--to", "mysql:Server=127.0.0.1;Port=1;User ID=a;Password=" + Password)]
    [InlineData("swiper: --to ", "migrate", "--to", "postgres:Host=127.0.0.1;Port=1;Username=a;Password=" + Password)]
    [InlineData("swiper: --to ", "migrate", "--to", "mysql:Nonsense=1;Password=" + Password)]
    public async Task Move_ThatCannotWork_IsRefusedInOneSentence(string why, params string[] arguments) =>
        await AssertRefused(why, [.. arguments.Select(argument => argument.Replace("{0}", _folder.Path, StringComparison.Ordinal))]);

    private static async Task AssertRefused(string why, params string[] arguments)
    {
        var (exitCode, output, error) = await Run(NothingSet, arguments);

        Assert.Equal(1, exitCode);
        Assert.Contains(why, error, StringComparison.Ordinal);
        var sentence = Assert.Single(error.TrimEnd().Split('\n'));
        Assert.StartsWith("swiper: ", sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, output + error, StringComparison.Ordinal);
    }

    /// <summary>Runs the command line in a process of its own, as an operator does, with only the storage settings it is given.</summary>
    private static Task<ToolResult> Run(IEnumerable<KeyValuePair<string, string>> environment, params IEnumerable<string> arguments) =>
        new Tool("dotnet").Run(
            [Path.Combine(AppContext.BaseDirectory, "Swiper.Cli.dll"), .. arguments],
            environment,
            isHidden: name => name.Contains("Storage__", StringComparison.OrdinalIgnoreCase));

    private async Task Seed(string folder = "data")
    {
        await using var town = await Town.Open(PathOf(folder), [], Cancellation);
        await town.Seed(new RobotOrder(Seed: 1, Places: [], From: 0, Robots), Cancellation);
    }

    private string PathOf(string name) => Path.Combine(_folder.Path, name);

    /// <summary>Counts the rows of each table over some files.</summary>
    private Dictionary<string, long> Count(params string[] files) => Tables.ToDictionary(table => table, table => files.Sum(file =>
    {
        using var connection = new SqliteConnection($"Data Source={PathOf(file)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM \"{table}\"";
        return (long)command.ExecuteScalar()!;
    }));
}
