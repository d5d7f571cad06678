using Qiniu.Storage;

namespace Swiper.Api.Media.Qiniu;

/// <summary>Qiniu's regions by the names it gives them.</summary>
internal static class QiniuZones
{
    private static readonly Dictionary<string, Zone> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["z0"] = Zone.ZONE_CN_East,
        ["cn-east-2"] = Zone.ZONE_CN_East_2,
        ["z1"] = Zone.ZONE_CN_North,
        ["z2"] = Zone.ZONE_CN_South,
        ["na0"] = Zone.ZONE_US_North,
        ["as0"] = Zone.ZONE_AS_Singapore,
    };

    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The configured region; null where Qiniu is to be asked.</summary>
    public static Zone? Of(QiniuOptions options) => options switch
    {
        { UploadHost.Length: > 0 } => new Zone
        {
            RsHost = options.ManageHost,
            SrcUpHosts = [options.UploadHost],
            CdnUpHosts = [options.UploadHost],
        },
        { Zone.Length: > 0 } => ByName[options.Zone],
        _ => null,
    };
}
