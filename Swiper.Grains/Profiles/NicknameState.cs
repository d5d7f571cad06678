namespace Swiper.Grains.Profiles;

/// <summary>Who has a nickname.</summary>
[GenerateSerializer, Immutable, Alias("swiper.nickname-state")]
public sealed record NicknameState
{
    /// <summary>The last user who had or has it; 0 where nobody ever did.</summary>
    [Id(0)]
    public long UserId { get; init; }

    /// <summary>That user's revision of the last claim or release.</summary>
    [Id(1)]
    public long Revision { get; init; }

    /// <summary>Whether it is still theirs.</summary>
    [Id(2)]
    public bool IsHeld { get; init; }
}
