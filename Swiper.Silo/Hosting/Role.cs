namespace Swiper.Silo.Hosting;

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
