using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Swiper.Deploy.Tests.Support;

/// <summary>Reads YAML as maps, lists and texts, with merge keys carried out.</summary>
internal static class Yaml
{
    public static YamlNode Load(string path)
    {
        var parser = new MergingParser(new Parser(new StringReader(Repository.Read(path))));
        return new YamlNode(new DeserializerBuilder().Build().Deserialize<object>(parser), path);
    }
}
