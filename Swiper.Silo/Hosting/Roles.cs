namespace Swiper.Silo.Hosting;

/// <summary>Reads <see cref="Role"/>, and says whether there is a cluster.</summary>
public static class Roles
{
    private const string Setting = "Role";
    private const string RedisSetting = "Cluster:Redis";

    /// <summary>Whether the process belongs to a cluster.</summary>
    public static bool IsClustered(this IConfiguration configuration) => configuration[RedisSetting] is { Length: > 0 };

    /// <summary>The role of an API.</summary>
    /// <exception cref="StartRefusedException">It is not one of an API.</exception>
    public static Role RoleOfApi(this IConfiguration configuration)
    {
        var role = configuration.Read(Setting, Role.Both);
        return role != Role.Silo
            ? NeedsCluster(configuration, role, role == Role.Client)
            : throw new StartRefusedException($"{Setting} is {role}, which Swiper.Silo.dll is for: an API's is {Role.Both} or {Role.Client}.");
    }

    /// <summary>Checks the role of a process that can only be a silo of a cluster.</summary>
    /// <exception cref="StartRefusedException">It is another one, or there is no cluster.</exception>
    public static void CheckRoleOfSilo(this IConfiguration configuration)
    {
        var role = configuration.Read(Setting, Role.Silo);
        if (role != Role.Silo)
        {
            throw new StartRefusedException($"{Setting} is {role}, which Swiper.Api.dll is for: Swiper.Silo.dll's is {Role.Silo}.");
        }

        NeedsCluster(configuration, role, isNeeded: true);
    }

    private static Role NeedsCluster(IConfiguration configuration, Role role, bool isNeeded) => !isNeeded || configuration.IsClustered()
        ? role
        : throw new StartRefusedException($"{RedisSetting} is not set: {Setting} {role} needs the cluster's Redis, such as 10.0.0.5:6379,password=….");
}

/// <summary>What a process does; the setting <c>Role</c>.</summary>
public enum Role
{
    /// <summary>An API with a silo in it, alone or in a cluster.</summary>
    Both = 0,

    /// <summary>An API that is a client of a cluster. It opens no database and sends no codes.</summary>
    Client = 1,

    /// <summary>A silo of a cluster, and nothing else.</summary>
    Silo = 2,
}
