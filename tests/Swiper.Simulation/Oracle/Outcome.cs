namespace Swiper.Simulation.Oracle;

/// <summary>What a client knows of a request.</summary>
internal enum Outcome
{
    /// <summary>Nothing yet, or nothing ever: it may have been carried out, or may yet be.</summary>
    Unknown,

    /// <summary>It was carried out.</summary>
    Done,

    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>It failed: it may have been carried out.</summary>
    Failed,
}
