using Swiper.Api.Accounts;
using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Api.Tests.Accounts;

public sealed class CheckedTokensTests
{
    private const int GenerationSize = 4;

    private readonly CheckedTokens _tokens = new(GenerationSize);

    [Fact]
    public void TryGet_AsManyAsAGeneration_KnowsThemAll()
    {
        AddMany("a", GenerationSize);

        Assert.All(Names("a", GenerationSize), name => Assert.True(_tokens.TryGet(name, out _)));
    }

    [Fact]
    public void TryGet_TwoGenerationsLater_IsForgotten()
    {
        AddMany("a", GenerationSize);
        AddMany("b", GenerationSize);
        AddMany("c", GenerationSize);

        Assert.All(Names("a", GenerationSize), name => Assert.False(_tokens.TryGet(name, out _)));
        Assert.All(Names("c", GenerationSize), name => Assert.True(_tokens.TryGet(name, out _)));
    }

    [Fact]
    public void TryGet_AskedAboutAgain_StaysForAnotherGeneration()
    {
        AddMany("a", GenerationSize);
        Assert.True(_tokens.TryGet("a0", out _));
        AddMany("b", GenerationSize);

        Assert.True(_tokens.TryGet("a0", out var claims));
        Assert.Equal(1, claims.UserId);
    }

    [Fact]
    public void TryGet_Unknown_IsFalse() => Assert.False(_tokens.TryGet("x", out _));

    private static IEnumerable<string> Names(string prefix, int count) => Enumerable.Range(0, count).Select(number => $"{prefix}{number}");

    private void AddMany(string prefix, int count)
    {
        foreach (var name in Names(prefix, count))
        {
            _tokens.Add(name, new SessionClaims(1, new SessionProof(1, []), 0));
        }
    }
}
