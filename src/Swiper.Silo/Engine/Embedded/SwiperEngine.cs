namespace Swiper.Silo.Engine;

/// <summary>The embedded engine: this process and nothing else.</summary>
internal static class SwiperEngine
{
    /// <summary>What the engine is called where one chooses it.</summary>
    public const string Name = "embedded";

    /// <summary>Refuses what needs the other engine.</summary>
    /// <exception cref="StartRefusedException">A setting asks for it.</exception>
    public static void Check(IConfiguration configuration)
    {
        Refuse(configuration, "Cluster:Redis", value => value.Length > 0, "a cluster");
        Refuse(configuration, "Sms:Provider", value => Is(value, "Aliyun"), "Aliyun");
        Refuse(configuration, "Media:Provider", value => Is(value, "Qiniu"), "Qiniu");
        foreach (var shard in configuration.GetSection("Storage:Shards").GetChildren())
        {
            Refuse(configuration, shard.Path + ":Provider", value => Is(value, "MySql"), "MySQL");
        }
    }

    /// <summary>Hosts the grains.</summary>
    public static void UseSwiperEngine(this IHostApplicationBuilder builder) => builder.UseOrleans(_ => { });

    private static void Refuse(IConfiguration configuration, string setting, Predicate<string> isAsked, string what)
    {
        if (configuration[setting] is { } value && isAsked(value))
        {
            throw new StartRefusedException($"{setting} asks for {what}, which the embedded engine does not do: build with --engine orleans.");
        }
    }

    private static bool Is(string value, string name) => value.Equals(name, StringComparison.OrdinalIgnoreCase);
}
