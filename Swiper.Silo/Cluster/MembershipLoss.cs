namespace Swiper.Silo.Cluster;

/// <summary>Watches for a Redis that loses the members it lists.</summary>
internal static class MembershipLoss
{
    private const int ExitCode = 1;

    public static void AddMembershipWatch(this IServiceCollection services)
    {
        services.AddHostedService<Founding>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<MembershipWatch>(provider, (Action)(() => End(provider))));
        services.AddHostedService(provider => provider.GetRequiredService<MembershipWatch>());
        services.AddHealthChecks().AddCheck<MembershipWatch>("membership");
    }

    private static void End(IServiceProvider provider)
    {
        Console.Error.WriteLine("swiper: Redis no longer lists this silo, which ends so that its supervisor starts it again.");

        // Writes what is still queued.
        (provider.GetService<Serilog.ILogger>() as IDisposable)?.Dispose();
        Environment.Exit(ExitCode);
    }
}
