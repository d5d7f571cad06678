using k8s;
using k8s.Models;

namespace Swiper.Deploy.Tests.Kubernetes;

/// <summary>The manifests as the API server's own types. An unknown property fails the read.</summary>
internal static class Manifests
{
    public const string Folder = "deploy/kubernetes";
    public const string SecretExample = "secret.example.yaml";

    public static IReadOnlyList<string> Files { get; } =
        [.. Repository.Files(Folder, "*.yaml").Select(path => Path.GetFileName(path)!).Where(name => name != "kustomization.yaml")];

    public static IReadOnlyList<IKubernetesObject<V1ObjectMeta>> All { get; } = [.. Files.SelectMany(Load)];

    public static IReadOnlyList<T> Of<T>() => [.. All.OfType<T>()];

    public static V1Deployment Deployment(string name) => Of<V1Deployment>().Single(deployment => deployment.Name() == name);

    private static IEnumerable<IKubernetesObject<V1ObjectMeta>> Load(string name) =>
        KubernetesYaml.LoadAllFromString(Repository.Read($"{Folder}/{name}"), typeMap: null, strict: true).Cast<IKubernetesObject<V1ObjectMeta>>();
}
