using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Swiper.Api.Accounts;

/// <summary>
/// Tokens whose signature was found good: to check it again would be a sixth of what a small request costs. There are two
/// generations: when the younger one is full it becomes the older, and the older is forgotten; who is asked about again moves to the younger.
/// </summary>
/// <param name="generationSize">How many tokens make a generation full.</param>
internal sealed class CheckedTokens(int generationSize)
{
    private readonly Lock _gate = new();
    private ConcurrentDictionary<string, SessionClaims> _younger = new();
    private ConcurrentDictionary<string, SessionClaims> _older = new();
    private int _count;

    /// <summary>What a token says that was found good not long ago.</summary>
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

    /// <summary>Remembers a token that was found good.</summary>
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
