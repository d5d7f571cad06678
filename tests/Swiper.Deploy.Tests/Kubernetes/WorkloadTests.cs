using k8s.Models;

namespace Swiper.Deploy.Tests.Kubernetes;

public sealed class WorkloadTests
{
    private const int ShutdownSeconds = 120;

    public static TheoryData<string> Names => ["swiper-silo", "swiper-api"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Probes_Always_AskHealthAtAPortTheContainerHas(string name)
    {
        var container = Container(name);

        Assert.Equal("/health/live", container.StartupProbe.HttpGet.Path);
        Assert.Equal("/health/live", container.LivenessProbe.HttpGet.Path);
        Assert.Equal("/health/ready", container.ReadinessProbe.HttpGet.Path);
        Assert.All(
            new[] { container.StartupProbe, container.LivenessProbe, container.ReadinessProbe },
            probe => Assert.Contains(container.Ports, port => port.Name == probe.HttpGet.Port.Value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Shutdown_AfterTheSleep_FitsTheGracePeriod(string name)
    {
        var pod = Pod(name);
        var sleep = Container(name).Lifecycle.PreStop.Sleep.Seconds;

        Assert.Equal(150, pod.TerminationGracePeriodSeconds);
        Assert.InRange(sleep, 1, pod.TerminationGracePeriodSeconds!.Value - ShutdownSeconds - 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Security_Always_MeetsTheRestrictedStandard(string name)
    {
        var pod = Pod(name);
        var container = Container(name);

        Assert.True(pod.SecurityContext.RunAsNonRoot);
        Assert.Equal(1654, pod.SecurityContext.RunAsUser);
        Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
        Assert.False(container.SecurityContext.AllowPrivilegeEscalation);
        Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
        Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
        Assert.False(pod.AutomountServiceAccountToken);
        Assert.Equal("restricted", Manifests.Of<V1Namespace>().Single().Metadata.Labels["pod-security.kubernetes.io/enforce"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Resources_Always_AreAskedForAndMemoryIsLimited(string name)
    {
        var resources = Container(name).Resources;

        Assert.True(resources.Requests["cpu"].ToDecimal() > 0);
        Assert.True(resources.Limits["memory"].ToDecimal() >= resources.Requests["memory"].ToDecimal());
        Assert.False(resources.Limits.ContainsKey("cpu"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Update_Always_TakesNoneAwayBeforeANewOneIsReady(string name)
    {
        var spec = Manifests.Deployment(name).Spec;

        Assert.True(spec.Replicas > 1);
        Assert.Equal("0", spec.Strategy.RollingUpdate.MaxUnavailable.Value);
        Assert.Equal("1", spec.Strategy.RollingUpdate.MaxSurge.Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Disruptions_Always_TakeOneAtATime(string name)
    {
        var budget = Manifests.Of<V1PodDisruptionBudget>().Single(budget => budget.Name() == name);

        Assert.Equal("1", budget.Spec.MaxUnavailable.Value);
        Assert.Equal(Manifests.Deployment(name).Spec.Template.Metadata.Labels, budget.Spec.Selector.MatchLabels);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Spread_Always_CoversZonesAndMachines(string name)
    {
        var spread = Pod(name).TopologySpreadConstraints;

        Assert.Equal(["kubernetes.io/hostname", "topology.kubernetes.io/zone"], spread.Select(constraint => constraint.TopologyKey).Order(StringComparer.Ordinal));
        Assert.All(spread, constraint => Assert.Equal(Manifests.Deployment(name).Spec.Selector.MatchLabels, constraint.LabelSelector.MatchLabels));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Selectors_Always_FindTheirOwnPods(string name)
    {
        var spec = Manifests.Deployment(name).Spec;
        var service = Manifests.Of<V1Service>().Single(service => service.Name() == name);

        Assert.Equal(spec.Selector.MatchLabels, spec.Template.Metadata.Labels);
        Assert.Equal(spec.Selector.MatchLabels, service.Spec.Selector);
        Assert.All(service.Spec.Ports, port => Assert.Contains(Container(name).Ports, other => other.Name == port.TargetPort.Value));
        Assert.Contains(Manifests.Of<V1ServiceAccount>(), account => account.Name() == Pod(name).ServiceAccountName);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Mounts_Always_HaveAVolume(string name) =>
        Assert.Equal(Pod(name).Volumes.Select(volume => volume.Name).Order(), Container(name).VolumeMounts.Select(mount => mount.Name).Order());

    [Fact]
    public void SiloAddress_InTheCluster_IsThePods()
    {
        var address = Container("swiper-silo").Env.Single(variable => variable.Name == "Cluster__AdvertisedAddress");

        Assert.Equal("status.podIP", address.ValueFrom.FieldRef.FieldPath);
    }

    private static V1PodSpec Pod(string name) => Manifests.Deployment(name).Spec.Template.Spec;

    private static V1Container Container(string name) => Assert.Single(Pod(name).Containers);
}
