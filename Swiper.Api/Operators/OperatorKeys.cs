using Microsoft.Extensions.Options;
using Swiper.Grains.Interfaces;
using Swiper.Silo.Hosting;

namespace Swiper.Api.Operators;

/// <summary>
/// Admits operators by their keys. Every key is compared, whichever matches, so that the time of an answer tells nothing of them. A key of one operator
/// says who they are; with the shared one <c>X-Admin-Name</c> does.
/// </summary>
internal sealed class OperatorKeys
{
    public const string KeyHeader = "X-Admin-Key";
    public const string NameHeader = "X-Admin-Name";

    private readonly (SecretKey Secret, string? Name, OperatorRole Role)[] _keys;

    public OperatorKeys(IOptions<AdminOptions> options)
    {
        var named = options.Value.Keys.Select(key => (new SecretKey(key.Key), (string?)key.Name, key.Role));
        _keys = options.Value.Key is { Length: > 0 } shared ? [(new SecretKey(shared), null, OperatorRole.Admin), .. named] : [.. named];
    }

    /// <summary>Admits an operator, or answers why not.</summary>
    public Refusal? Admit(HttpRequest request, OperatorRole needed, out CurrentOperator? admitted)
    {
        admitted = null;
        if (_keys.Length == 0)
        {
            return new Refusal(ErrorCode.NO_SUCH_ROUTE);
        }

        if (Find(request.Headers[KeyHeader]) is not { } key || key.Role < needed)
        {
            return new Refusal(ErrorCode.NOT_HAS_PERM);
        }

        string? said = request.Headers[NameHeader];
        var name = key.Name ?? said ?? OperatorName.Unnamed;
        if ((said ?? name) != name || !OperatorName.IsValid(name))
        {
            return Refusal.BadRequest(NameHeader);
        }

        admitted = new CurrentOperator(name, key.Role);
        return null;
    }

    private (string? Name, OperatorRole Role)? Find(string? presented)
    {
        (string?, OperatorRole)? found = null;
        foreach (var (secret, name, role) in _keys)
        {
            if (secret.Matches(presented))
            {
                found = (name, role);
            }
        }

        return found;
    }
}
