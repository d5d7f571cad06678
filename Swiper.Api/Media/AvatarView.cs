namespace Swiper.Api.Media;

/// <summary>Where the new picture is.</summary>
internal sealed record AvatarView(string Avatar)
{
    /// <summary>A view for examples.</summary>
    internal static AvatarView Example { get; } = new("/media/0123456789abcdef0123456789abcdef.jpg");
}
