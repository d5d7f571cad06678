using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Swiper.Grains;

/// <summary>Configures the JSON of state documents: compact, without nulls.</summary>
public static class GrainsJson
{
    /// <summary>
    /// Uses reflection: generated code would set a member missing from an older document to null instead of the default that the state declares.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // Relaxed, because the text never reaches HTML, and what people write in most scripts stays short.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        options.MakeReadOnly();
        return options;
    }
}
