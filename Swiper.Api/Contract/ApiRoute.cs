using Swiper.Api.Operators;

namespace Swiper.Api.Contract;

/// <summary>
/// One route of the contract, as metadata of its endpoint: the gate admits callers by it, and the API's description is generated from it.
/// </summary>
/// <param name="Summary">What the route does.</param>
internal sealed record ApiRoute(string Summary)
{
    public Access Access { get; init; }

    /// <summary>The least role of an operator that the route takes; for routes of operators.</summary>
    public OperatorRole Role { get; init; } = OperatorRole.Admin;

    /// <summary>The fields it takes, in the query of a GET and the body of a POST.</summary>
    public IReadOnlyList<FieldInfo> Fields { get; init; } = [];

    /// <summary>The field of a form that carries a file, which the handler reads itself; null for a route that takes none.</summary>
    public FieldInfo? File { get; init; }

    /// <summary>Whether the body is a form with a file.</summary>
    public bool TakesFile => File is not null;

    /// <summary>An example of the answer's data; its type is the schema.</summary>
    public object? Example { get; init; }

    /// <summary>The refusals of this route, besides those that every route may answer.</summary>
    public IReadOnlyList<ErrorCode> Refusals { get; init; } = [];
}

/// <summary>What a route requires of its caller.</summary>
internal enum Access
{
    /// <summary>A session.</summary>
    Session,

    /// <summary>Nothing.</summary>
    Anyone,

    /// <summary>An operator's key.</summary>
    Operator,
}

/// <summary>A field of a request, for the API's description.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">The description.</param>
/// <param name="Example">A valid value: a text, a number, a switch or a list of texts.</param>
/// <param name="Required">Whether the route refuses requests without the field.</param>
internal sealed record FieldInfo(string Name, string Description, object Example, bool Required = true);

internal static class RouteExtensions
{
    /// <summary>Attaches a route's contract to its endpoint.</summary>
    public static RouteHandlerBuilder WithContract(this RouteHandlerBuilder builder, ApiRoute route) => builder.WithMetadata(route);
}
