namespace Swiper.Api.Contract;

/// <summary>
/// One route of the contract, as metadata of its endpoint: the gate lets callers in by it, and the API's description is written from it.
/// </summary>
/// <param name="Summary">What the route does.</param>
internal sealed record ApiRoute(string Summary)
{
    /// <summary>Who may call.</summary>
    internal Access Access { get; init; }

    /// <summary>The fields it takes, in the query of a GET and the body of a POST.</summary>
    internal IReadOnlyList<FieldInfo> Fields { get; init; } = [];

    /// <summary>Whether the handler reads the body itself, because it carries a file.</summary>
    internal bool TakesFile { get; init; }

    /// <summary>An example of the answer's data, by which its schema is described too.</summary>
    internal object? Example { get; init; }

    /// <summary>The refusals it may answer, besides those that every route may.</summary>
    internal IReadOnlyList<ErrorCode> Refusals { get; init; } = [];
}
