using System.Security.Cryptography;
using Swiper.Silo.Hosting;

namespace Swiper.Api.Accounts;

/// <summary>The key session tokens are signed with.</summary>
internal sealed class SigningKey
{
    private const string Setting = "Auth:SigningKey";

    private const int MinBytes = 32;
    private const string FileName = "signing.key";

    private SigningKey(byte[] bytes) => Bytes = bytes;

    public byte[] Bytes { get; }

    /// <summary>Adds the configured key, or else the key of the data folder, which is created on the first start.</summary>
    /// <exception cref="StartRefusedException">The configured key is too short or not base64.</exception>
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[Setting] is { Length: > 0 } setting)
        {
            services.AddSingleton(Parse(setting, Setting));
        }
        else
        {
            // Read when it is first needed, since the folder may be another server's until it is locked.
            services.AddSingleton(provider => Parse(ReadOrCreate(Path.Combine(provider.GetRequiredService<DataFolder>().Path, FileName)), FileName));
        }
    }

    private static SigningKey Parse(string text, string source)
    {
        var buffer = new byte[text.Length];
        return Convert.TryFromBase64String(text, buffer, out var length) && length >= MinBytes
            ? new SigningKey(buffer[..length])
            : throw new StartRefusedException($"{source} must be at least {MinBytes} bytes in base64.");
    }

    private static string ReadOrCreate(string path)
    {
        if (File.Exists(path))
        {
            return File.ReadAllText(path).Trim();
        }

        var text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(MinBytes));
        OwnerOnly.ReplaceText(path, text);
        return text;
    }
}
