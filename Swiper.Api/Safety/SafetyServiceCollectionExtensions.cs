using Swiper.Api.Media;
using Swiper.Grains.Safety;
using Swiper.Silo.Robots;

namespace Swiper.Api.Safety;

internal static class SafetyServiceCollectionExtensions
{
    /// <summary>Adds what makes reports, and forgets them in time.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services) => services.AddSingleton(services =>
    {
        var media = services.GetRequiredService<IMediaStore>();
        return new ReportFlows(
            services.GetRequiredService<IGrainFactory>(),
            (key, report) => IsFile(key) ? media.Copy(key, MediaKey.CopyOf(key, report), CancellationToken.None) : Task.CompletedTask,
            (key, report) => IsFile(key) ? media.Delete(MediaKey.CopyOf(key, report), CancellationToken.None) : Task.CompletedTask);
    });

    /// <summary>A robot's picture is drawn from its key, and needs no copy.</summary>
    private static bool IsFile(string key) => !RobotPicture.IsKey(key) && MediaKey.IsValid(key);
}
