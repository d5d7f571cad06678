using Microsoft.Extensions.Logging;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Profiles;

/// <inheritdoc cref="INicknameGrain"/>
[GrainType("swiper.nickname")]
internal sealed class NicknameGrain(
    IGrainContext context,
    [PersistentState(GrainStorage.Nickname, GrainStorage.Name)] IPersistentState<NicknameState> storage,
    ILogger<NicknameGrain> log) : Grain(context), INicknameGrain
{
    private Document<NicknameState> _document = null!;
    private EarlyDeactivation _deactivation = null!;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _document = new(storage, log, DeactivateOnIdle);
        _deactivation = new(this, DeactivateOnIdle);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<bool> Claim(long userId, long revision)
    {
        await Change(state => NicknameRules.Claim(state, userId, revision));
        var state = _document.Current;
        if (state.UserId == userId && !state.IsHeld)
        {
            throw new StoreUnavailableException("A later activation of the user released the nickname.");
        }

        return state.UserId == userId;
    }

    /// <inheritdoc/>
    public Task Release(long userId, long revision) => Change(state => NicknameRules.Release(state, userId, revision));

    /// <inheritdoc/>
    public async Task<long> FindUser()
    {
        await _document.Refresh();
        _deactivation.Schedule();
        return _document.Current.IsHeld ? _document.Current.UserId : 0;
    }

    private async Task Change(Func<NicknameState, NicknameState> change)
    {
        if (change(_document.Current) == _document.Current)
        {
            // A write detects that another activation was faster. Without a write, read again before answering.
            await _document.Refresh();
        }

        var next = change(_document.Current);
        if (next == _document.Current)
        {
            // Stay active: callers queued behind this one would be forwarded to a new activation, and Orleans rejects a call that is forwarded too often.
            return;
        }

        await _document.Save(next);

        // Nicknames rarely change hands, so a town's worth of them need not stay in memory.
        _deactivation.Schedule();
    }
}
