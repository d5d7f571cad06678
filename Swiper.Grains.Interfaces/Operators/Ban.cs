using Swiper.Grains.Interfaces.Text;

namespace Swiper.Grains.Interfaces.Operators;

/// <summary>An operator's ban of a user.</summary>
/// <param name="Until">When it ends by itself, or null if it never does.</param>
/// <param name="Reason">What the user is told.</param>
[GenerateSerializer, Immutable, Alias("swiper.ban")]
public sealed record Ban([property: Id(0)] DateTimeOffset? Until, [property: Id(1)] string Reason)
{
    /// <summary>Whether the ban holds at a moment. It ends to the second.</summary>
    public bool IsInForce(DateTimeOffset now) => Until is not { } until || now < until;

    /// <summary>Keeps the reason out of logs.</summary>
    public override string ToString() => "ban";
}

/// <summary>The reason of a ban as an operator typed it. A type of its own, so that no log of a call shows its text.</summary>
/// <param name="Typed">The text as typed.</param>
[GenerateSerializer, Immutable, Alias("swiper.ban-reason")]
public sealed record BanReason([property: Id(0)] string Typed)
{
    /// <summary>The text to store, composed and trimmed, or null if it is empty, too long or not valid.</summary>
    public string? Read() =>
        FreeText.Check(Typed, Limits.BanReasonMaxLength, out var stored) is null && stored.Length > 0 ? stored : null;

    /// <summary>Keeps the text out of logs.</summary>
    public override string ToString() => "reason";
}
