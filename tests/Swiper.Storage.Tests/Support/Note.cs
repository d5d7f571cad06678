namespace Swiper.Storage.Tests.Support;

/// <summary>Something a grain remembers.</summary>
internal sealed class Note
{
    public string Text { get; set; } = "";
}
