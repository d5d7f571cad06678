using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Swiper.Grains.Interfaces.Configuration;
using Swiper.Silo.Hosting;

namespace Swiper.Api.Accounts;

/// <summary>The key session tokens are signed with.</summary>
internal sealed class SigningKey
{
    private const int NewBytes = 32;
    private const string FileName = "signing.key";

    private SigningKey(byte[] bytes) => Bytes = bytes;

    /// <summary>The key.</summary>
    internal byte[] Bytes { get; }

    /// <summary>Adds the key that is set, or else the one the data folder keeps, made on the first start.</summary>
    /// <exception cref="OptionsValidationException">The key that is set is too short or is no base64.</exception>
    internal static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<AuthOptions>(configuration);
        if (AuthOptions.Decode(configuration.Read<AuthOptions>().SigningKey) is { } key)
        {
            services.AddSingleton(new SigningKey(key));
        }
        else
        {
            // Only once the folder is locked: until then it may be another server's.
            services.AddSingleton(provider => Load(Path.Combine(provider.GetRequiredService<DataFolder>().Path, FileName)));
        }
    }

    private static SigningKey Load(string path) => AuthOptions.Decode(ReadOrCreate(path)) is { } key
        ? new SigningKey(key)
        : throw new StartRefusedException($"{path} is damaged: restore it, or delete it, which signs everybody out.");

    private static string ReadOrCreate(string path)
    {
        if (File.Exists(path))
        {
            return File.ReadAllText(path).Trim();
        }

        // Written aside and moved into place, so that a crash never leaves half a key; readable by nobody else from the first byte.
        var text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NewBytes));
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
