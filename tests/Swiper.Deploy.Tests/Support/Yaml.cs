using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Swiper.Deploy.Tests.Support;

/// <summary>Reads YAML as maps, lists and texts, with merge keys resolved.</summary>
internal static class Yaml
{
    public static YamlNode Load(string path)
    {
        var parser = new MergingParser(new Parser(new StringReader(Repository.Read(path))));
        return new YamlNode(new DeserializerBuilder().Build().Deserialize<object>(parser), path);
    }
}

/// <summary>A node of a YAML document.</summary>
/// <param name="value">The content of the node.</param>
/// <param name="place">The path to the node, for messages.</param>
internal sealed class YamlNode(object? value, string place)
{
    /// <summary>The value under a key of a map; fails the test if it is missing.</summary>
    public YamlNode this[string key] => Find(key) ?? throw new KeyNotFoundException($"{place} has no '{key}'.");

    public string Text => value as string ?? throw new InvalidOperationException($"{place} is no text.");

    public bool IsText => value is string;

    public IEnumerable<string> Keys => Map.Keys.Cast<string>();

    public IReadOnlyList<YamlNode> Items => value is List<object?> list
        ? [.. list.Select((item, index) => new YamlNode(item, $"{place}[{index}]"))]
        : throw new InvalidOperationException($"{place} is no list.");

    public IReadOnlyList<string> Texts => [.. Items.Select(item => item.Text)];

    /// <summary>A map whose values are texts.</summary>
    public IReadOnlyDictionary<string, string> Settings => Keys.ToDictionary(key => key, key => Find(key)?.Text ?? "");

    private Dictionary<object, object?> Map => value as Dictionary<object, object?> ?? throw new InvalidOperationException($"{place} is no map.");

    public YamlNode? Find(string key) => Map.TryGetValue(key, out var found) ? new YamlNode(found, $"{place}.{key}") : null;
}
