using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Grains.Accounts;

/// <inheritdoc cref="IVerifyCodeGrain"/>
[GrainType("swiper.verify-code")]
internal sealed class VerifyCodeGrain(
    IGrainContext context,
    [PersistentState(GrainStorage.Code, GrainStorage.Name)] IPersistentState<VerifyCodeState> storage,
    ISmsQueue sms,
    IEntropy entropy,
    TimeProvider time,
    IOptions<AccountOptions> options,
    ILogger<VerifyCodeGrain> log) : Grain(context), IVerifyCodeGrain
{
    private readonly AccountOptions _limits = options.Value;
    private Document<VerifyCodeState> _document = null!;
    private EarlyDeactivation _deactivation = null!;

    /// <summary>Whether this activation has used up the code, and nobody was answered yet: a repeat may then replace what it opened.</summary>
    private bool _isCutOff;

    private IUserOperator User => GrainFactory.GetGrain<IUserOperator>(_document.Current.UserId);

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _document = new(storage, log, DeactivateOnIdle);
        _deactivation = new(this, DeactivateOnIdle);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<Result<CodeSent>> Send()
    {
        var now = time.GetUtcNow();
        var before = _document.Current;
        if (CodeRules.RefusalBeforeSending(before, now) is { } refusal)
        {
            return refusal;
        }

        if (CodeRules.WaitBeforeSending(before, _limits, now) is var wait && wait > TimeSpan.Zero)
        {
            return new Refusal(ErrorCode.TOO_MANY_REQUESTS, RetryAfter: wait);
        }

        var (code, issued) = CodeRules.Draw(entropy, _limits, now);
        await _document.Save(CodeRules.Issue(before, issued));
        _isCutOff = false;
        if (!sms.TryEnqueue(new SmsMessage(this.GetPrimaryKeyString(), code, issued.SendId, now)))
        {
            await _document.Save(before);
            return ErrorCode.UNAVAILABLE;
        }

        return new CodeSent(_limits.CodeLifetime, CodeRules.WaitBeforeSending(_document.Current, _limits, now));
    }

    /// <inheritdoc/>
    public async Task<Result<LoginTicket>> Login(string code, string? device)
    {
        var (right, next) = CodeRules.Check(_document.Current, code, _limits, time.GetUtcNow());
        if (!right || next.Code is not { Mover: 0 } issued)
        {
            return await RefuseCode(next);
        }

        if (issued.IsUsed)
        {
            return await LoginAgain(issued, device);
        }

        issued = issued with { IsUsed = true, SessionId = issued.SessionId == 0 ? entropy.NextInt63() : issued.SessionId };
        _isCutOff = true;
        return await Open(issued, device, await UseUp(next with { Code = issued }), replaces: false);
    }

    /// <inheritdoc/>
    public async Task<Refusal?> MoveHere(long userId, string code)
    {
        var (right, next) = CodeRules.Check(_document.Current, code, _limits, time.GetUtcNow());
        if (!right || next.Code is not { IsUsed: false, Mover: var mover } issued || (mover != 0 && mover != userId))
        {
            return await RefuseCode(next);
        }

        if (next.UserId != 0 && next.UserId != userId && await GrainFactory.GetGrain<IUserOperator>(next.UserId).Holds(this.GetPrimaryKeyString()))
        {
            return new Refusal(ErrorCode.PHONE_TAKEN);
        }

        await Replace(next with { UserId = userId, HasLoggedIn = true, Code = issued with { Mover = userId } });
        return null;
    }

    /// <inheritdoc/>
    public Task SendFailed(long sendId) => Replace(CodeRules.TakeBack(_document.Current, sendId));

    /// <inheritdoc/>
    public Task SendRefused(long sendId, ErrorCode reason) =>
        Replace(CodeRules.Refuse(_document.Current, sendId, new SendRefusal(reason, time.GetUtcNow() + _limits.SendRefusalLifetime)));

    /// <inheritdoc/>
    public async Task<long> FindUser()
    {
        await _document.Refresh();
        _deactivation.Schedule();
        return _document.Current.UserId;
    }

    /// <inheritdoc/>
    public async Task<bool> BindRobot(long userId)
    {
        if (_document.Current.UserId == 0)
        {
            await _document.Save(_document.Current with { UserId = userId });
        }

        _deactivation.Schedule();
        return _document.Current.UserId == userId;
    }

    /// <summary>
    /// Stores that a code is used up, before its session is opened: of two activations one fails. Answers whether the user is known to hold the number;
    /// they wake meanwhile, which writes nothing.
    /// </summary>
    private async Task<bool> UseUp(VerifyCodeState next)
    {
        if (next.UserId == 0)
        {
            await _document.Save(next with { UserId = entropy.NextUserId() });
            return false;
        }

        var (saving, waking) = (_document.Save(next), User.Holds(this.GetPrimaryKeyString()).AsTask());
        await Task.WhenAll(saving, waking);
        return await waking;
    }

    /// <summary>
    /// Repeats a login whose code is used up, if it failed. After the activation that knows, only the user can say: a session that was stored counts as
    /// opened, whoever has got its secret.
    /// </summary>
    private async Task<Result<LoginTicket>> LoginAgain(IssuedCode used, string? device)
    {
        await _document.Verify();
        return _isCutOff || !await User.HasOpened(used.SessionId)
            ? await Open(used, device, isKnown: false, replaces: _isCutOff)
            : ErrorCode.VCODE_ERROR;
    }

    /// <summary>Opens the session of a code that is used up, and creates its user first unless they are known.</summary>
    /// <param name="used">The code.</param>
    /// <param name="device">What the device calls itself, or null.</param>
    /// <param name="isKnown">Whether the user is known to hold the number.</param>
    /// <param name="replaces">Whether this activation may have opened the session. If another one has, two devices must not share it.</param>
    private async Task<Result<LoginTicket>> Open(IssuedCode used, string? device, bool isKnown, bool replaces)
    {
        if (!isKnown)
        {
            await CreateUser();
        }

        var ticket = await User.OpenSession(used.SessionId, this.GetPrimaryKeyString(), device, replaces);
        _isCutOff = false;
        return ticket is null ? await RefuseEntry() : ticket with { Created = ticket.Created && !_document.Current.HasLoggedIn };
    }

    private async Task<Refusal> RefuseCode(VerifyCodeState next)
    {
        if (next != _document.Current)
        {
            await _document.Save(next);
        }
        else
        {
            // Another activation may have sent a code, while a network is split.
            await _document.Verify();
        }

        return new Refusal(ErrorCode.VCODE_ERROR);
    }

    /// <summary>Says why the right code opened no session.</summary>
    private async Task<Refusal> RefuseEntry() =>
        await User.ReadBan() is { } ban
            ? new Refusal(ErrorCode.BANNED, Ban: ban)
            : new Refusal(ErrorCode.VCODE_ERROR);

    private Task Replace(VerifyCodeState next) => next != _document.Current ? _document.Save(next) : Task.CompletedTask;

    private async Task CreateUser()
    {
        while (await User.Create(this.GetPrimaryKeyString()) == UserCreation.IdTaken)
        {
            // Its user has moved to another number, or, once in a lifetime of 2^53 ids, the id is another user's.
            await _document.Save(_document.Current with { UserId = entropy.NextUserId(), HasLoggedIn = false });
        }
    }
}
