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
        if (!right || next.Code!.Mover != 0)
        {
            return await RefuseCode(next);
        }

        // Store the session's id before opening the session: whatever fails from here on, this code can open no other.
        if (next.Code.SessionId == 0)
        {
            next = next with
            {
                UserId = next.UserId == 0 ? entropy.NextUserId() : next.UserId,
                Code = next.Code with { SessionId = entropy.NextInt63() },
            };
            await _document.Save(next);
        }

        await CreateUser();
        var ticket = await GrainFactory.GetGrain<IUserOperator>(_document.Current.UserId).OpenSession(next.Code.SessionId, this.GetPrimaryKeyString(), device);

        // A login that fails midway is repeated, and still counts as the first.
        var created = !_document.Current.HasLoggedIn;
        await _document.Save(_document.Current with { Code = null, HasLoggedIn = true });
        return ticket is null ? await RefuseEntry() : ticket with { Created = created };
    }

    /// <inheritdoc/>
    public async Task<Refusal?> MoveHere(long userId, string code)
    {
        var (right, next) = CodeRules.Check(_document.Current, code, _limits, time.GetUtcNow());
        if (!right || next.Code is not { SessionId: 0, Mover: var mover } issued || (mover != 0 && mover != userId))
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
        await GrainFactory.GetGrain<IUserOperator>(_document.Current.UserId).ReadBan() is { } ban
            ? new Refusal(ErrorCode.BANNED, Ban: ban)
            : new Refusal(ErrorCode.VCODE_ERROR);

    private Task Replace(VerifyCodeState next) => next != _document.Current ? _document.Save(next) : Task.CompletedTask;

    private async Task CreateUser()
    {
        while (await GrainFactory.GetGrain<IUserOperator>(_document.Current.UserId).Create(this.GetPrimaryKeyString()) == UserCreation.IdTaken)
        {
            // Its user has moved to another number, or, once in a lifetime of 2^53 ids, the id is another user's.
            await _document.Save(_document.Current with { UserId = entropy.NextUserId(), HasLoggedIn = false });
        }
    }
}
