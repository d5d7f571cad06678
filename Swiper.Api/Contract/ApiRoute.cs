namespace Swiper.Api.Contract;

/// <summary>
/// One route of the contract, as metadata of its endpoint: the gate lets callers in by it, and the API's description is written from it.
/// </summary>
/// <param name="Summary">What the route does.</param>
internal sealed record ApiRoute(string Summary)
{
    /// <summary>Who may call.</summary>
    public Access Access { get; init; }

    /// <summary>The fields it takes, in the query of a GET and the body of a POST.</summary>
    public IReadOnlyList<FieldInfo> Fields { get; init; } = [];

    /// <summary>Whether the handler reads the body itself, because it carries a file.</summary>
    public bool TakesFile { get; init; }

    /// <summary>An example of the answer's data, by which its schema is described too.</summary>
    public object? Example { get; init; }

    /// <summary>The refusals it may answer, besides those that every route may.</summary>
    public IReadOnlyList<ErrorCode> Refusals { get; init; } = [];
}

/// <summary>What a route asks of its caller.</summary>
internal enum Access
{
    /// <summary>A session.</summary>
    Session,

    /// <summary>Nothing.</summary>
    Anyone,

    /// <summary>The operator's key.</summary>
    Operator,
}

/// <summary>A field of a request, for the API's description.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is.</param>
/// <param name="Example">A value that works: a text, a whole number or a switch.</param>
/// <param name="Required">Whether the route needs it.</param>
internal sealed record FieldInfo(string Name, string Description, object Example, bool Required = true);

/// <summary>Attaches the contract to an endpoint.</summary>
internal static class RouteExtensions
{
    /// <summary>States what the route is.</summary>
    public static RouteHandlerBuilder WithContract(this RouteHandlerBuilder builder, ApiRoute route) => builder.WithMetadata(route);
}
