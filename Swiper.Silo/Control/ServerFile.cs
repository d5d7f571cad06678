using System.Text.Json;
using System.Text.Json.Serialization;

namespace Swiper.Silo.Control;

/// <summary>How the command line finds the server that runs on a data folder, and is let in: <c>server.json</c> there, for its owner only.</summary>
/// <param name="Url">Where the server listens.</param>
/// <param name="Key">What control calls must show; another one for each run of the server.</param>
public sealed partial record ServerFile(string Url, string Key)
{
    /// <summary>The file's name, below the data folder.</summary>
    public const string Name = "server.json";

    /// <summary>Reads the file; null if it does not exist or is incomplete.</summary>
    public static async Task<ServerFile?> Read(string folder, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, Name), cancellationToken);
            return JsonSerializer.Deserialize(bytes, Json.Default.ServerFile);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps the key out of logs.</summary>
    public override string ToString() => $"server at {Url}";

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json.Default.ServerFile);

    [JsonSerializable(typeof(ServerFile))]
    private sealed partial class Json : JsonSerializerContext;
}
