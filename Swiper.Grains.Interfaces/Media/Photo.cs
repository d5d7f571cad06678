using System.Text.Json.Serialization;

namespace Swiper.Grains.Interfaces.Media;

/// <summary>A picture beside the avatar.</summary>
/// <param name="Number">Its number among its owner's; never used again.</param>
/// <param name="Key">The file's key in the media store; empty once the photo is rejected, since its file is deleted.</param>
/// <param name="Width">The width in pixels.</param>
/// <param name="Height">The height in pixels.</param>
/// <param name="State">What the review has said.</param>
[GenerateSerializer, Immutable, Alias("swiper.photo")]
public sealed record Photo(
    [property: Id(0)] int Number,
    [property: Id(1)] string Key,
    [property: Id(2)] int Width,
    [property: Id(3)] int Height,
    [property: Id(4)] PhotoState State)
{
    /// <summary>Whether others may see it.</summary>
    [JsonIgnore]
    public bool IsShown => State is PhotoState.Approved or PhotoState.PendingShown;

    /// <summary>Whether it waits for an operator.</summary>
    [JsonIgnore]
    public bool IsWaiting => State is PhotoState.PendingHidden or PhotoState.PendingShown;

    /// <summary>Keeps the key out of logs.</summary>
    public override string ToString() => $"photo {Number}";
}

/// <summary>What the review has said of a photo. The setting in force at the upload decides how it waits.</summary>
public enum PhotoState
{
    /// <summary><c>approved</c>, or uploaded while nothing was reviewed.</summary>
    Approved = 0,

    /// <summary><c>rejected</c>: shown to nobody, for good.</summary>
    Rejected = 1,

    /// <summary><c>pending</c>, and shown once approved.</summary>
    PendingHidden = 2,

    /// <summary><c>pending</c>, and shown until rejected.</summary>
    PendingShown = 3,
}
