using Swiper.Grains.Interfaces.Text;

namespace Swiper.Grains.Interfaces.Swipes;

/// <summary>A note to the person who is superliked. A type of its own, so that no log of a call shows its text.</summary>
/// <param name="Typed">The text as typed.</param>
[GenerateSerializer, Immutable, Alias("swiper.note")]
public sealed record Note([property: Id(0)] string Typed)
{
    /// <summary>Answers what to store of the note: composed and trimmed, or null if nothing is left.</summary>
    /// <param name="text">What to store, if the note is valid.</param>
    /// <returns>Whether the note is valid.</returns>
    public bool TryRead(out string? text)
    {
        var problem = FreeText.Check(Typed, Limits.NoteMaxLength, out var stored);
        text = problem is null && stored.Length > 0 ? stored : null;
        return problem is null;
    }

    /// <summary>Keeps the text out of logs.</summary>
    public override string ToString() => "note";
}
