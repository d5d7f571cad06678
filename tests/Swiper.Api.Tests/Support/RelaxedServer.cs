namespace Swiper.Api.Tests.Support;

/// <summary>A server of a test's own, with settings that let it do in an instant what takes a user days.</summary>
public sealed class RelaxedServer : IAsyncDisposable
{
    /// <summary>Codes without end, and as good as no quotas.</summary>
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

    /// <summary>Starts the server again on the same data, however it ended.</summary>
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
