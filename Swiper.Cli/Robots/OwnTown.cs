using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Swiper.Silo;
using Swiper.Silo.Hosting;
using Swiper.Silo.Robots;

namespace Swiper.Cli.Robots;

/// <summary>A silo in this process, on a folder no server runs on.</summary>
internal sealed class OwnTown : ITown
{
    private readonly IHost _host;

    private OwnTown(IHost host, string folder) => (_host, Name) = (host, $"the data folder {folder}");

    public string Name { get; }

    /// <summary>Starts it.</summary>
    public static async Task<OwnTown> Start(string folder, string[] settings, CancellationToken cancellationToken)
    {
        SwiperHost.CheckArguments(settings);
        var path = Path.GetFullPath(folder);
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            EnvironmentName = Environments.Development,
            Args = [SwiperHost.WatchNoFiles, .. settings, "--Data", path],
        });
        SwiperHost.CheckSettings(builder.Configuration, typeof(SwiperHost).Assembly);
        builder.Logging.ClearProviders();
        builder.AddSwiperSilo();
        builder.Services.AddRobotSeeder();
        var host = builder.Build();
        host.CheckStart();
        await host.StartAsync(cancellationToken);
        return new OwnTown(host, path);
    }

    public Task<RobotsSeeded> Seed(RobotOrder order, CancellationToken cancellationToken) =>
        _host.Services.GetRequiredService<RobotSeeder>().Seed(order, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
