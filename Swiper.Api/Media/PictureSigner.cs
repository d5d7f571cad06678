using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Swiper.Api.Accounts;

namespace Swiper.Api.Media;

/// <summary>
/// Signs the addresses of photos and checks them: when they end, and for whom they are. The key is derived from that of sessions, which all servers of
/// a deployment share.
/// </summary>
internal sealed class PictureSigner(SigningKey key, TimeProvider time)
{
    /// <summary>The viewer of an address that is for everybody.</summary>
    public const long Everybody = 0;

    /// <summary>How long an address works for one viewer.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private const int SignatureBytes = 16;

    private readonly byte[] _key = HMACSHA256.HashData(key.Bytes, "addresses of pictures"u8);

    /// <summary>The query for one viewer.</summary>
    public string Sign(string picture, long viewer) => QueryOf(picture, viewer, Now + (long)Lifetime.TotalSeconds);

    /// <summary>The query for everybody. It stays the same for an hour, so that apps can cache what it leads to, and works for one to two.</summary>
    public string SignForEverybody(string picture)
    {
        var period = (long)Lifetime.TotalSeconds;
        return QueryOf(picture, Everybody, ((Now / period) + 2) * period);
    }

    /// <summary>The viewer that a query was signed for; null if it is forged or over.</summary>
    public long? ViewerOf(string picture, IQueryCollection query) =>
        long.TryParse(query["e"], NumberStyles.None, CultureInfo.InvariantCulture, out var end)
        && long.TryParse(query["u"], NumberStyles.None, CultureInfo.InvariantCulture, out var viewer)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(query["s"].ToString()), Encoding.UTF8.GetBytes(SignatureOf(picture, viewer, end)))
        && end > Now
            ? viewer
            : null;

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    private string QueryOf(string picture, long viewer, long end) =>
        string.Create(CultureInfo.InvariantCulture, $"?e={end}&u={viewer}&s={SignatureOf(picture, viewer, end)}");

    private string SignatureOf(string picture, long viewer, long end)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{picture} {viewer} {end}");
        return Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)).AsSpan(0, SignatureBytes));
    }
}
