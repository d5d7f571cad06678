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

    public byte[] Bytes { get; }

    /// <summary>Adds the configured key, or else the key of the data folder, which is created on the first start.</summary>
    /// <exception cref="OptionsValidationException">The configured key is too short or not base64.</exception>
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<AuthOptions>(configuration);
        if (AuthOptions.Decode(configuration.Read<AuthOptions>().SigningKey) is { } key)
        {
            services.AddSingleton(new SigningKey(key));
        }
        else
        {
            // Read when it is first needed, since the folder may be another server's until it is locked.
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

        var text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NewBytes));
        OwnerOnly.ReplaceText(path, text);
        return text;
    }
}
