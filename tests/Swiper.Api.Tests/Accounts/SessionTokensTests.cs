using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Swiper.Api.Accounts;
using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Api.Tests.Accounts;

public sealed class SessionTokensTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Now);
    private readonly SessionTokens _tokens;
    private readonly SessionTicket _ticket = new(42, 7, ImmutableArray.Create(RandomNumberGenerator.GetBytes(32)), Now.AddDays(30));

    public SessionTokensTests()
    {
        var services = new ServiceCollection();
        SigningKey.Add(services, new ConfigurationBuilder()
            .AddInMemoryCollection([new("Auth:SigningKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))])
            .Build());
        _tokens = new SessionTokens(services.BuildServiceProvider().GetRequiredService<SigningKey>(), _clock);
    }

    [Fact]
    public void Read_Repeatedly_NamesTheUserAndTheSession()
    {
        var token = _tokens.Write(_ticket);

        for (var time = 0; time < 3; time++)
        {
            var claims = _tokens.Read(token)!;
            Assert.Equal((42, 7), (claims.UserId, claims.Proof.SessionId));
            Assert.Equal(SHA256.HashData(_ticket.Secret.AsSpan()), claims.Proof.SecretHash);
        }
    }

    [Fact]
    public void Read_ExpiredSinceItWasFoundGood_IsRefused()
    {
        var token = _tokens.Write(_ticket);
        Assert.NotNull(_tokens.Read(token));

        _clock.SetUtcNow(_ticket.ExpiresAt);

        Assert.Null(_tokens.Read(token));
    }

    [Fact]
    public void Read_AnyCharacterOfAGoodOneChanged_IsRefused()
    {
        var token = _tokens.Write(_ticket);
        Assert.NotNull(_tokens.Read(token));

        for (var at = 0; at < token.Length; at++)
        {
            Assert.Null(_tokens.Read($"{token[..at]}{(token[at] == 'A' ? 'Q' : 'A')}{token[(at + 1)..]}"));
        }

        Assert.Null(_tokens.Read(token[1..]));
        Assert.Null(_tokens.Read(token + "A"));
        Assert.Null(_tokens.Read(""));
    }

    public void Dispose() => _tokens.Dispose();
}
