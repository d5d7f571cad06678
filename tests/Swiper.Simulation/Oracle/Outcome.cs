namespace Swiper.Simulation.Oracle;

/// <summary>A client's knowledge of a request.</summary>
internal enum Outcome
{
    /// <summary>In flight or lost: the request may have been executed, or may still be.</summary>
    Unknown,

    Done,

    Refused,

    /// <summary>The request failed; it may have been executed.</summary>
    Failed,
}
