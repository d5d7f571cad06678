using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Api.Accounts;

/// <summary>How sessions are signed; the configuration section <c>Auth</c>.</summary>
internal sealed class AuthOptions : ISettings
{
    private const int MinBytes = 32;

    /// <summary>The key, in base64; if empty, one is made on the first start and kept in the data folder.</summary>
    public string SigningKey { get; set; } = "";

    public static string Section => "Auth";

    public IEnumerable<SettingRule> Rules() =>
        [SettingRule.OfSecret(nameof(SigningKey), SigningKey, SigningKey.Length == 0 || Decode(SigningKey) is not null, $"at least {MinBytes} bytes in base64")];

    /// <summary>The key's bytes, or null if they are too few or the text is no base64.</summary>
    internal static byte[]? Decode(string text)
    {
        var buffer = new byte[text.Length];
        return Convert.TryFromBase64String(text, buffer, out var length) && length >= MinBytes ? buffer[..length] : null;
    }
}
