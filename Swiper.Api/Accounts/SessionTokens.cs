using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Api.Accounts;

/// <summary>
/// Makes and checks session tokens: base64url of version, user id, session id, expiry, the session's secret, and an HMAC-SHA256 over all of
/// that. So a forged or expired token is refused without any call; only the user's grain knows whether the session still exists.
/// </summary>
/// <param name="key">The signing key; every server of one deployment has the same.</param>
/// <param name="time">The clock.</param>
internal sealed class SessionTokens(SigningKey key, TimeProvider time) : IDisposable
{
    private const byte Version = 1;
    private const int SecretBytes = 32;
    private const int UserIdAt = 1;
    private const int SessionIdAt = UserIdAt + sizeof(long);
    private const int ExpiresAt = SessionIdAt + sizeof(long);
    private const int SecretAt = ExpiresAt + sizeof(long);
    private const int SignatureAt = SecretAt + SecretBytes;
    private const int TokenBytes = SignatureAt + HMACSHA256.HashSizeInBytes;

    /// <summary>The size of each of two generations; a token takes about half a KB.</summary>
    private const int CheckedTokensKept = 8_192;

    private static readonly int TokenChars = Base64Url.GetEncodedLength(TokenBytes);

    // One per thread: setting up a key takes several times as long as signing with it.
    private readonly ThreadLocal<IncrementalHash> _signers = new(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Bytes));
    private readonly CheckedTokens _checked = new(CheckedTokensKept);

    /// <summary>The token of a session.</summary>
    public string Write(SessionTicket ticket)
    {
        Span<byte> token = stackalloc byte[TokenBytes];
        token[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(token[UserIdAt..], ticket.UserId);
        BinaryPrimitives.WriteInt64BigEndian(token[SessionIdAt..], ticket.SessionId);
        BinaryPrimitives.WriteInt64BigEndian(token[ExpiresAt..], ticket.ExpiresAt.ToUnixTimeSeconds());
        ticket.Secret.AsSpan().CopyTo(token[SecretAt..SignatureAt]);
        Sign(token[..SignatureAt], token[SignatureAt..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Reads a token; null if it is malformed, forged or expired.</summary>
    public SessionClaims? Read(string text)
    {
        if (!_checked.TryGet(text, out var claims))
        {
            claims = ReadGenuine(text);
            if (claims is null)
            {
                return null;
            }

            _checked.Add(text, claims);
        }

        return claims.ExpiresAt > time.GetUtcNow().ToUnixTimeSeconds() ? claims : null;
    }

    public void Dispose() => _signers.Dispose();

    private SessionClaims? ReadGenuine(string text)
    {
        Span<byte> token = stackalloc byte[TokenBytes];
        if (text.Length != TokenChars
            || Base64Url.DecodeFromChars(text, token, out _, out var length) != OperationStatus.Done
            || length != TokenBytes
            || token[0] != Version)
        {
            return null;
        }

        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Sign(token[..SignatureAt], signature);
        if (!CryptographicOperations.FixedTimeEquals(signature, token[SignatureAt..]))
        {
            return null;
        }

        var hash = ImmutableCollectionsMarshal.AsImmutableArray(SHA256.HashData(token[SecretAt..SignatureAt]));
        return new SessionClaims(
            BinaryPrimitives.ReadInt64BigEndian(token[UserIdAt..]),
            new SessionProof(BinaryPrimitives.ReadInt64BigEndian(token[SessionIdAt..]), hash),
            BinaryPrimitives.ReadInt64BigEndian(token[ExpiresAt..]));
    }

    private void Sign(ReadOnlySpan<byte> content, Span<byte> signature)
    {
        var signer = _signers.Value!;
        signer.AppendData(content);
        signer.GetHashAndReset(signature);
    }
}

/// <summary>The claims of a genuine token.</summary>
/// <param name="UserId">The session's user.</param>
/// <param name="Proof">By which the user's grain checks the session.</param>
/// <param name="ExpiresAt">When the token expires, in seconds since 1970.</param>
internal sealed record SessionClaims(long UserId, SessionProof Proof, long ExpiresAt);
