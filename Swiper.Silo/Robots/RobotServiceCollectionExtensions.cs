namespace Swiper.Silo.Robots;

/// <summary>Adds the seeding of robots.</summary>
public static class RobotServiceCollectionExtensions
{
    /// <summary>Adds <see cref="RobotSeeder"/> to a silo.</summary>
    public static IServiceCollection AddRobotSeeder(this IServiceCollection services)
    {
        services.AddSingleton<RobotRegistrar>();
        services.AddSingleton(provider => new RobotSeeder(provider.GetRequiredService<RobotRegistrar>(), provider.GetRequiredService<IGrainFactory>()));
        return services;
    }
}
