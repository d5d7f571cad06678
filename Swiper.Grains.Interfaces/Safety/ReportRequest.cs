using Swiper.Grains.Interfaces.Text;

namespace Swiper.Grains.Interfaces.Safety;

/// <summary>What a user says of a person they report. A type of its own, so that no log of a call shows its text.</summary>
/// <param name="Sid">The person.</param>
/// <param name="Reason">Why.</param>
/// <param name="Typed">What they add, as typed, or null.</param>
/// <param name="MessageId">The message that is meant, or null.</param>
/// <param name="PhotoNumber">The photo that is meant, by its number among the person's, or null.</param>
/// <param name="Blocks">Whether the user blocks the person too.</param>
[GenerateSerializer, Immutable, Alias("swiper.report-request")]
public sealed record ReportRequest(
    [property: Id(0)] long Sid,
    [property: Id(1)] ReportReason Reason,
    [property: Id(2)] string? Typed = null,
    [property: Id(3)] long? MessageId = null,
    [property: Id(4)] int? PhotoNumber = null,
    [property: Id(5)] bool Blocks = true)
{
    /// <summary>Answers what to store of the text: composed and trimmed, or null if nothing is left.</summary>
    /// <param name="text">What to store, if the text is valid.</param>
    /// <returns>Whether the text is valid.</returns>
    public bool TryRead(out string? text)
    {
        var stored = "";
        var isValid = Typed is null || FreeText.Check(Typed, Limits.ReportTextMaxLength, out stored) is null;
        text = isValid && stored.Length > 0 ? stored : null;
        return isValid;
    }

    /// <summary>Keeps the persons and the text out of logs.</summary>
    public override string ToString() => "report";
}
