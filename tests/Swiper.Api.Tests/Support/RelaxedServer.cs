namespace Swiper.Api.Tests.Support;

/// <summary>A server for one test, with settings that allow in an instant what takes a user days.</summary>
public sealed class RelaxedServer : IAsyncDisposable
{
    /// <summary>Unlimited codes, and practically unlimited quotas.</summary>
    public static readonly (string, string)[] Settings =
    [
        ("Accounts:CodeInterval", "00:00:00.0000001"),
        ("Accounts:CodesPerHour", "1000"),
        ("Accounts:CodesPerDay", "1000"),
        ("Quotas:Like", "1000000"),
        ("Quotas:Superlike", "1000000"),
        ("Quotas:Rewind", "1000000"),
    ];

    private readonly TemporaryFolder _folder = new();

    private RelaxedServer()
    {
    }

    public SwiperServer Server { get; private set; } = null!;

    public ApiClient Api => Server.Api;

    public string DataFolder => _folder.Path;

    public static async Task<RelaxedServer> Start(params (string, string)[] settings)
    {
        var relaxed = new RelaxedServer();
        relaxed.Server = await SwiperServer.Start(relaxed.DataFolder, [.. Settings, .. settings]);
        return relaxed;
    }

    /// <summary>Restarts the server on the same data, however it ended.</summary>
    public async Task Restart(params (string, string)[] settings)
    {
        await Server.DisposeAsync();
        Server = await SwiperServer.Start(DataFolder, [.. Settings, .. settings]);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
