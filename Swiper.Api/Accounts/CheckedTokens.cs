using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Swiper.Api.Accounts;

/// <summary>
/// A cache of tokens with valid signatures: checking one again would be a sixth of the cost of a small request. When the younger of two
/// generations is full it becomes the older, and the older is dropped; a token that is used again moves to the younger.
/// </summary>
/// <param name="generationSize">The number of tokens in a full generation.</param>
internal sealed class CheckedTokens(int generationSize)
{
    private readonly Lock _gate = new();
    private ConcurrentDictionary<string, SessionClaims> _younger = new();
    private ConcurrentDictionary<string, SessionClaims> _older = new();
    private int _count;

    /// <summary>The claims of a cached token.</summary>
    public bool TryGet(string token, [NotNullWhen(true)] out SessionClaims? claims)
    {
        if (_younger.TryGetValue(token, out claims))
        {
            return true;
        }

        if (!_older.TryGetValue(token, out claims))
        {
            return false;
        }

        Add(token, claims);
        return true;
    }

    public void Add(string token, SessionClaims claims)
    {
        if (!_younger.TryAdd(token, claims) || Interlocked.Increment(ref _count) < generationSize)
        {
            return;
        }

        lock (_gate)
        {
            if (_count >= generationSize)
            {
                (_older, _younger, _count) = (_younger, new(), 0);
            }
        }
    }
}
