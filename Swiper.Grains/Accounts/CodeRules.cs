using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Swiper.Grains.Interfaces;

namespace Swiper.Grains.Accounts;

/// <summary>Decides when a code may be sent and whether a code is right. Pure.</summary>
internal static class CodeRules
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The wait before another code may be sent, or zero.</summary>
    public static TimeSpan WaitBeforeSending(VerifyCodeState state, AccountOptions limits, DateTimeOffset now)
    {
        var wait = TimeSpan.Zero;
        Require(1, limits.CodeInterval);
        Require(limits.CodesPerHour, Hour);
        Require(limits.CodesPerDay, Day);
        return wait;

        // Allows `count` codes in any `window`: the count-th last code must be a window old.
        void Require(int count, TimeSpan window)
        {
            if (state.SentAt.Length >= count && state.SentAt[^count] + window - now is var left && left > wait)
            {
                wait = left;
            }
        }
    }

    /// <summary>The refusal still in force because the SMS provider rejected this number, or null.</summary>
    public static Refusal? RefusalBeforeSending(VerifyCodeState state, DateTimeOffset now) => state.Refused switch
    {
        { } refused when refused.Until <= now => null,
        { Reason: ErrorCode.TOO_MANY_REQUESTS } refused => new Refusal(refused.Reason, RetryAfter: refused.Until - now),
        { } refused => new Refusal(refused.Reason),
        null => null,
    };

    /// <summary>Records a new code, which replaces the earlier one.</summary>
    public static VerifyCodeState Issue(VerifyCodeState state, IssuedCode code) => state with
    {
        Code = code,
        Refused = null,
        SentAt = [.. state.SentAt.Where(sent => sent > code.SentAt - Day), code.SentAt],
    };

    /// <summary>Withdraws the code of a failed message, and no longer counts the message. Unchanged if a later code was issued.</summary>
    public static VerifyCodeState TakeBack(VerifyCodeState state, long sendId) => state.Code?.SendId != sendId ? state : state with
    {
        Code = null,
        SentAt = state.SentAt.Remove(state.Code.SentAt),
    };

    /// <summary>Withdraws the code of a message that the provider rejected. Unchanged if a later code was issued.</summary>
    public static VerifyCodeState Refuse(VerifyCodeState state, long sendId, SendRefusal refusal) =>
        TakeBack(state, sendId) is var next && ReferenceEquals(next, state) ? state : next with { Refused = refusal };

    /// <summary>Checks a code. If the next state differs from the given one, it must be stored before the caller gets an answer.</summary>
    public static (bool Right, VerifyCodeState Next) Check(VerifyCodeState state, string code, AccountOptions limits, DateTimeOffset now)
    {
        if (state.Code is not { } issued || issued.ExpiresAt <= now || issued.WrongTries >= limits.CodeTries)
        {
            return (false, state);
        }

        if (CryptographicOperations.FixedTimeEquals(Hash(code, issued.Salt.AsSpan()), issued.Hash.AsSpan()))
        {
            return (true, state);
        }

        return (false, state with { Code = issued with { WrongTries = issued.WrongTries + 1 } });
    }

    public static byte[] Hash(string code, ReadOnlySpan<byte> salt) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(code)]);

    /// <summary>Draws a code: six decimal digits, uniform up to a bias of 10⁻¹².</summary>
    public static (string Code, IssuedCode Issued) Draw(IEntropy entropy, AccountOptions limits, DateTimeOffset now)
    {
        var salt = new byte[16];
        entropy.Fill(salt);
        var code = (entropy.NextInt63() % 1_000_000).ToString($"D{Limits.CodeDigits}", System.Globalization.CultureInfo.InvariantCulture);
        return (code, new IssuedCode
        {
            SendId = entropy.NextInt63(),
            Hash = ImmutableArray.Create(Hash(code, salt)),
            Salt = ImmutableArray.Create(salt),
            SentAt = now,
            ExpiresAt = now + limits.CodeLifetime,
            SessionId = entropy.NextInt63(),
        });
    }
}
