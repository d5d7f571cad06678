using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Swiper.Api.Vip;

/// <summary>The operator's key: the setting <c>Admin:Key</c>.</summary>
internal sealed class AdminKey
{
    private const string Header = "X-Admin-Key";

    private readonly byte[]? _hash;

    /// <summary>Reads the setting.</summary>
    public AdminKey(IOptions<AdminOptions> options)
    {
        var key = options.Value.Key;
        _hash = key.Length == 0 ? null : SHA256.HashData(Encoding.UTF8.GetBytes(key));
    }

    /// <summary>Checks a request's key, in a time that says nothing of the right one; null where it is right.</summary>
    internal ErrorCode? Check(HttpRequest request)
    {
        if (_hash is null)
        {
            return ErrorCode.NO_SUCH_ROUTE;
        }

        var shown = SHA256.HashData(Encoding.UTF8.GetBytes(request.Headers[Header].ToString()));
        return CryptographicOperations.FixedTimeEquals(shown, _hash) ? null : ErrorCode.NOT_HAS_PERM;
    }
}
