using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Swiper.Grains;

/// <summary>How the state documents are written as JSON: compact, without what is null.</summary>
public static class GrainsJson
{
    /// <summary>
    /// The options. They work by reflection: generated code would set a member that a document lacks, because it is older than the member, to
    /// nothing instead of the default that the state declares.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        options.MakeReadOnly();
        return options;
    }
}
