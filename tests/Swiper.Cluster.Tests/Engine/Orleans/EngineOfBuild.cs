namespace Swiper.Cluster.Tests.Engine;

/// <summary>What the engine has to do with a cluster.</summary>
internal static class EngineOfBuild
{
    /// <summary>Why there is no cluster; null where there can be one.</summary>
    internal static string? WhyNoCluster => null;
}
