namespace Swiper.Deploy.Tests.Support;

internal static class EnvironmentFile
{
    public static IReadOnlyDictionary<string, string> Read(string path) => Repository.Read(path).Split('\n')
        .Where(line => line.Length > 0 && !line.StartsWith('#'))
        .Select(line => line.Split('=', 2))
        .ToDictionary(parts => parts[0], parts => parts[1]);
}
