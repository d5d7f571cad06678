namespace Swiper.Api.Media;

/// <summary>Where pictures are kept; the configuration section <c>Media</c>.</summary>
public sealed class MediaOptions
{
    /// <summary><c>Local</c>: in the data folder, served by the API. <c>Qiniu</c>: in a bucket there, served by it.</summary>
    public string Provider { get; set; } = "Local";

    /// <summary>
    /// What the address of a picture begins with: a path of the API, or an absolute address such as a content network's that fetches from it.
    /// </summary>
    public string BaseUrl { get; set; } = "/media/";

    /// <summary>
    /// Where <c>Local</c> keeps them; <c>media</c> in the data folder where this is empty. APIs of a cluster share one.
    /// </summary>
    public string Folder { get; set; } = "";
}
