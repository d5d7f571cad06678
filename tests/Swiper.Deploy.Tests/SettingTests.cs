using k8s.Models;
using Swiper.Deploy.Tests.Kubernetes;
using Swiper.Deploy.Tests.Support;

namespace Swiper.Deploy.Tests;

/// <summary>Three ways of deploying name Swiper's settings, and must agree.</summary>
public sealed class SettingTests
{
    public static TheoryData<string> Kinds => ["silo", "api"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Names_InComposeKubernetesAndSystemd_AreTheSame(string kind)
    {
        var compose = Names(Yaml.Load("deploy/compose/compose.yaml")["services"][$"{kind}-1"]["environment"].Keys);

        Assert.Equal(compose, Names(OfKubernetes(kind)));
        Assert.Equal(compose, Names(OfSystemd(kind)));
    }

    private static IEnumerable<string> OfKubernetes(string kind)
    {
        var container = Manifests.Deployment($"swiper-{kind}").Spec.Template.Spec.Containers.Single();
        var maps = container.EnvFrom.SelectMany(source => Manifests.Of<V1ConfigMap>().Single(map => map.Metadata.Name == source.ConfigMapRef.Name).Data.Keys);
        return maps.Concat(container.Env.Select(variable => variable.Name));
    }

    private static IEnumerable<string> OfSystemd(string kind) => Repository.Read($"deploy/systemd/swiper-{kind}@.service").Split('\n')
        .Where(line => line.StartsWith("Environment=", StringComparison.Ordinal))
        .Select(line => line.Split('=')[1])
        .Concat(EnvironmentFile.Read("deploy/systemd/common.env.example").Keys)
        .Concat(EnvironmentFile.Read($"deploy/systemd/{kind}.env.example").Keys);

    /// <summary>Logging differs: to files on a machine, only to the console in containers.</summary>
    private static IEnumerable<string> Names(IEnumerable<string> names) =>
        names.Where(name => !name.StartsWith("Logs__", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
