namespace Swiper.Grains.Profiles;

/// <summary>The stored state of a nickname.</summary>
[GenerateSerializer, Immutable, Alias("swiper.nickname-state")]
public sealed record NicknameState
{
    /// <summary>The user who holds or last held the nickname, or 0.</summary>
    [Id(0)]
    public long UserId { get; init; }

    /// <summary>That user's revision of the last claim or release.</summary>
    [Id(1)]
    public long Revision { get; init; }

    /// <summary>Whether that user still holds the nickname.</summary>
    [Id(2)]
    public bool IsHeld { get; init; }
}
