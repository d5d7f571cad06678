namespace Swiper.Grains.Interfaces.Profiles;

/// <summary>A user's search criteria and app preferences: the contract's <c>&lt;settings&gt;</c> with its defaults.</summary>
[GenerateSerializer, Immutable, Alias("swiper.settings")]
public sealed record Settings
{
    /// <summary>The sex of the people on the deck.</summary>
    [Id(0)]
    public Sex DatingSex { get; init; } = Sex.Female;

    /// <summary>The place to look in; if empty, the user's own.</summary>
    [Id(1)]
    public string Location { get; init; } = "";

    /// <summary>Nearest distance, in kilometres.</summary>
    [Id(2)]
    public int MinDistance { get; init; } = 1;

    /// <summary>Farthest distance, in kilometres.</summary>
    [Id(3)]
    public int MaxDistance { get; init; } = 10;

    /// <summary>Youngest age looked for, in years.</summary>
    [Id(4)]
    public int MinDatingAge { get; init; } = 18;

    /// <summary>Oldest age looked for, in years.</summary>
    [Id(5)]
    public int MaxDatingAge { get; init; } = 45;

    /// <summary>Whether the app vibrates.</summary>
    [Id(6)]
    public bool Vibration { get; init; } = true;

    /// <summary>Whether pictures other than the avatar are hidden from people without a match.</summary>
    [Id(7)]
    public bool OnlyMatch { get; init; } = true;

    /// <summary>Whether videos play automatically.</summary>
    [Id(8)]
    public bool OnlyPlay { get; init; } = true;

    /// <summary>Keeps the person out of logs.</summary>
    public override string ToString() => nameof(Settings);
}
