namespace Swiper.Grains.Interfaces.Safety;

/// <summary>One report of a person, with what the reporter saw of them, kept as it was then.</summary>
[GenerateSerializer, Immutable, Alias("swiper.report")]
public sealed record Report
{
    /// <summary>The report's id. Repeating a report within a day makes the same one.</summary>
    [Id(0)]
    public required long Id { get; init; }

    /// <summary>Who reports.</summary>
    [Id(1)]
    public required long Reporter { get; init; }

    /// <summary>Who is reported.</summary>
    [Id(2)]
    public required long Reported { get; init; }

    /// <summary>When.</summary>
    [Id(3)]
    public required DateTimeOffset At { get; init; }

    /// <summary>Why.</summary>
    [Id(4)]
    public required ReportReason Reason { get; init; }

    /// <summary>What the reporter adds, or null.</summary>
    [Id(5)]
    public string? Text { get; init; }

    /// <summary>The message that is reported, by its number in the conversation of the two, or null.</summary>
    [Id(6)]
    public long? MessageId { get; init; }

    /// <summary>The photo that is reported, by its number among those of the reported, or null.</summary>
    [Id(7)]
    public int? PhotoNumber { get; init; }

    /// <summary>What was seen of the reported.</summary>
    [Id(8)]
    public ReportedProfile Seen { get; init; } = new();

    /// <summary>What an operator decided; <see cref="ReportDecision.None"/> while it is open.</summary>
    [Id(9)]
    public ReportDecision Decision { get; init; }

    /// <summary>When it was closed, or null.</summary>
    [Id(10)]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The operator who closed it, or null.</summary>
    [Id(11)]
    public string? ClosedBy { get; init; }

    /// <summary>Names the report and keeps the persons and texts out of logs.</summary>
    public override string ToString() => $"report {Id}";
}

/// <summary>A profile at the time of a report. Copies of its pictures are kept with the report, under keys of their own.</summary>
[GenerateSerializer, Immutable, Alias("swiper.reported-profile")]
public sealed record ReportedProfile(
    [property: Id(0)] string? Nickname = null,
    [property: Id(1)] string? Bio = null,
    [property: Id(2)] string? Interests = null,
    [property: Id(3)] string? Location = null,
    [property: Id(4)] string? AvatarKey = null,
    [property: Id(5)] string? PhotoKey = null)
{
    /// <summary>Keeps the person out of logs.</summary>
    public override string ToString() => "reported profile";
}
