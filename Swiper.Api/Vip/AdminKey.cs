using Microsoft.Extensions.Options;
using Swiper.Silo.Hosting;

namespace Swiper.Api.Vip;

/// <summary>The operator's key: the setting <c>Admin:Key</c>. Without it the operator's routes do not exist.</summary>
internal sealed class AdminKey
{
    private const string Header = "X-Admin-Key";

    private readonly SecretKey? _key;

    public AdminKey(IOptions<AdminOptions> options) => _key = options.Value.Key is { Length: > 0 } text ? new SecretKey(text) : null;

    /// <summary>The refusal of a request without the key, or null.</summary>
    public ErrorCode? Check(HttpRequest request)
    {
        if (_key is null)
        {
            return ErrorCode.NO_SUCH_ROUTE;
        }

        return _key.Matches(request.Headers[Header]) ? null : ErrorCode.NOT_HAS_PERM;
    }
}
