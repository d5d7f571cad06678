using Swiper.Silo.Hosting;

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
        Refuse(configuration, "Role", value => value.Length > 0 && !Is(value, nameof(Role.Both)), "a cluster");
        Refuse(configuration, "Sms:Provider", value => Is(value, "Aliyun"), "Aliyun");
        Refuse(configuration, "Media:Provider", value => Is(value, "Qiniu"), "Qiniu");
        foreach (var shard in configuration.GetSection("Storage:Shards").GetChildren())
        {
            Refuse(configuration, shard.Path + ":Provider", value => Is(value, "MySql"), "MySQL");
        }
    }

    /// <summary>Hosts the grains.</summary>
    public static void UseSwiperEngine(this IHostApplicationBuilder builder) => builder.UseOrleans(_ => { });

    /// <summary>Never comes about: whoever asks for a cluster is refused before.</summary>
    public static void UseSwiperEngineClient(this IHostApplicationBuilder builder) =>
        throw new NotSupportedException($"The embedded engine has no clients ({builder.Environment.ApplicationName}).");

    private static void Refuse(IConfiguration configuration, string setting, Predicate<string> isAsked, string what)
    {
        if (configuration[setting] is { } value && isAsked(value))
        {
            throw new StartRefusedException($"{setting} asks for {what}, which the embedded engine does not do: build with --engine orleans.");
        }
    }

    private static bool Is(string value, string name) => value.Equals(name, StringComparison.OrdinalIgnoreCase);
}
