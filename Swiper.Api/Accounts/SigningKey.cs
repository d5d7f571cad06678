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

    /// <summary>The key.</summary>
    internal byte[] Bytes { get; }

    /// <summary>Adds the key that is set, or else the one the data folder keeps, made on the first start.</summary>
    /// <exception cref="StartRefusedException">The key that is set is too short or is no base64.</exception>
    internal static void Add(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[Setting] is { Length: > 0 } setting)
        {
            services.AddSingleton(Parse(setting, Setting));
        }
        else
        {
            // Only once the folder is locked: until then it may be another server's.
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

        // Written aside and moved into place, so that a crash never leaves half a key; readable by nobody else from the first byte.
        var text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(MinBytes));
        var aside = path + ".new";
        File.Delete(aside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(aside, options))
        {
            writer.Write(text);
            writer.Flush();
            ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
        }

        File.Move(aside, path);
        return text;
    }
}
