using Swiper.Api.Tests.Support;

[assembly: AssemblyFixture(typeof(SharedServer))]

namespace Swiper.Api.Tests.Support;

/// <summary>The server that most tests share, with Development's defaults. Tests create their own people, so they do not interfere.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private SwiperServer? _server;

    public ApiClient Api => Server.Api;

    public SwiperServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    public string DataFolder => _folder.Path;

    public async ValueTask InitializeAsync() => _server = await SwiperServer.Start(_folder.Path);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }
}
