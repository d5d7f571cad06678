using k8s.Models;
using Swiper.Deploy.Tests.Support;

namespace Swiper.Deploy.Tests.Kubernetes;

public sealed class ManifestTests
{
    private static readonly YamlNode Kustomization = Yaml.Load($"{Manifests.Folder}/kustomization.yaml");

    /// <summary>The example holds empty secrets: applied with the rest, it would overwrite the real ones.</summary>
    [Fact]
    public void Kustomization_Always_NamesEveryManifestButTheSecrets() => Assert.Equal(
        Manifests.Files.Where(name => name != Manifests.SecretExample).Order(StringComparer.Ordinal),
        Kustomization["resources"].Texts.Order(StringComparer.Ordinal));

    [Fact]
    public void Images_Everywhere_HaveTheTagOfTheKustomization()
    {
        var used = Manifests.Of<V1Deployment>().SelectMany(deployment => deployment.Spec.Template.Spec.Containers).Select(container => container.Image);
        var named = Kustomization["images"].Items.Select(image => $"{image["name"].Text}:{image["newTag"].Text}");

        Assert.Equal(named.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
        Assert.Single(Kustomization["images"].Items.Select(image => image["newTag"].Text).Distinct());
    }

    [Fact]
    public void Objects_ButTheNamespace_AreInIt()
    {
        var name = Manifests.Of<V1Namespace>().Single().Name();

        Assert.All(Manifests.All.Where(item => item is not V1Namespace), item => Assert.Equal(name, item.Namespace()));
    }

    [Fact]
    public void References_ToConfiguration_AreMet()
    {
        var maps = Manifests.Of<V1ConfigMap>().ToDictionary(map => map.Name());
        var containers = Manifests.Of<V1Deployment>().SelectMany(deployment => deployment.Spec.Template.Spec.Containers).ToList();

        Assert.All(containers.SelectMany(container => container.EnvFrom), source => Assert.Contains(source.ConfigMapRef.Name, maps));
        Assert.Equal(maps.Keys.Order(StringComparer.Ordinal), containers.SelectMany(container => container.EnvFrom).Select(source => source.ConfigMapRef.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void References_ToSecrets_AreMetAndNoSecretIsInVain()
    {
        var kept = Manifests.Of<V1Secret>().SelectMany(secret => secret.StringData.Keys.Select(key => $"{secret.Name()}/{key}"));
        var used = Manifests.Of<V1Deployment>()
            .SelectMany(deployment => deployment.Spec.Template.Spec.Containers)
            .SelectMany(container => container.Env)
            .Select(variable => variable.ValueFrom?.SecretKeyRef)
            .OfType<V1SecretKeySelector>()
            .Select(reference => $"{reference.Name}/{reference.Key}")
            .Distinct();

        Assert.Equal(kept.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void SecretExample_Always_HoldsNoSecret() =>
        Assert.All(Manifests.Of<V1Secret>().SelectMany(secret => secret.StringData), entry => Assert.Empty(entry.Value));

    [Fact]
    public void Settings_OfAPod_AreEachSetOnce()
    {
        var maps = Manifests.Of<V1ConfigMap>().ToDictionary(map => map.Name(), map => map.Data.Keys);

        Assert.All(Manifests.Of<V1Deployment>(), deployment =>
        {
            var container = deployment.Spec.Template.Spec.Containers.Single();
            var names = container.EnvFrom.SelectMany(source => maps[source.ConfigMapRef.Name]).Concat(container.Env.Select(variable => variable.Name)).ToList();
            Assert.Equal(names.Distinct().Count(), names.Count);
        });
    }

    [Fact]
    public void Ingress_Always_SendsToAServiceThatIsThereAndShowsNothingOfOperators()
    {
        var paths = Manifests.Of<V1Ingress>().SelectMany(ingress => ingress.Spec.Rules).SelectMany(rule => rule.Http.Paths).ToList();
        var services = Manifests.Of<V1Service>().SelectMany(service => service.Spec.Ports.Select(port => (service.Name(), port.Name))).ToList();

        Assert.NotEmpty(paths);
        Assert.All(paths, path => Assert.Contains((path.Backend.Service.Name, path.Backend.Service.Port.Name), services));
        Assert.DoesNotContain(paths, path => path is { Path: "/", PathType: not "Exact" });
        Assert.DoesNotContain(paths, path => path.Path is "/metrics" or "/health" or "/swagger" or "/openapi" or "/dev");
    }

    [Fact]
    public void Policies_Always_NamePortsThatPodsHaveAndRefuseTheRest()
    {
        var policies = Manifests.Of<V1NetworkPolicy>();
        var ports = Manifests.Of<V1Deployment>().SelectMany(deployment => deployment.Spec.Template.Spec.Containers).SelectMany(container => container.Ports).Select(port => port.Name).ToHashSet();

        Assert.Contains(policies, policy => policy.Spec.PodSelector.MatchLabels is null && policy.Spec.Ingress is null);
        Assert.All(
            policies.SelectMany(policy => policy.Spec.Ingress ?? []).SelectMany(rule => rule.Ports),
            port => Assert.Contains(port.Port.Value, ports));
    }
}
