using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Metadata;
using Swiper.Grains.Interfaces.Users;
using Swiper.Silo.Cluster;

namespace Swiper.Silo.Tests.Cluster;

public sealed class KnownGrainInterfacesTests
{
    [Fact]
    public void TryGetGrainInterfaceType_EveryInterface_HasOrleansName()
    {
        using var host = OrleansAlone();
        var orleans = host.Services.GetRequiredService<GrainInterfaceTypeResolver>();
        var known = new KnownGrainInterfaces(host.Services);
        var interfaces = typeof(IUserGrain).Assembly.GetTypes().Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable))).ToList();

        Assert.NotEmpty(interfaces);
        foreach (var type in interfaces.Concat(interfaces))
        {
            Assert.True(known.TryGetGrainInterfaceType(type, out var name));
            Assert.Equal(orleans.GetGrainInterfaceType(type), name);
        }
    }

    [Fact]
    public void TryGetGrainInterfaceType_Generic_IsLeftToOrleans()
    {
        using var host = OrleansAlone();

        Assert.False(new KnownGrainInterfaces(host.Services).TryGetGrainInterfaceType(typeof(IComparable<int>), out _));
    }

    private static IHost OrleansAlone()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo => silo.UseLocalhostClustering());
        return builder.Build();
    }
}
