using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces;

namespace Swiper.Api.Operators;

/// <summary>The operator of a request, whose key the gate has checked.</summary>
/// <param name="Name">The name for the audit log.</param>
/// <param name="Role">What the operator may do.</param>
internal sealed record CurrentOperator(string Name, OperatorRole Role)
{
    /// <summary>Binds the operator that the gate has admitted.</summary>
    public static ValueTask<CurrentOperator?> BindAsync(HttpContext context) => new(RequestState.Of(context).Operator);
}

/// <summary>Names of operators: printable ASCII, so that every header, log and database shows them alike.</summary>
internal static class OperatorName
{
    /// <summary>The name of whoever comes with the shared key and gives none.</summary>
    public const string Unnamed = "admin";

    public static bool IsValid(string name) =>
        name.Length is > 0 and <= Limits.OperatorNameMaxLength && name == name.Trim() && !name.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
