using Microsoft.Extensions.Logging;

namespace Swiper.Profiles;

/// <inheritdoc cref="INicknameGrain"/>
[GrainType("swiper.nickname")]
public sealed class NicknameGrain(
    [PersistentState("nickname", GrainStorage.Name)] IPersistentState<NicknameState> storage,
    ILogger<NicknameGrain> log) : Grain, INicknameGrain
{
    private Document<NicknameState> _document = null!;
    private ShortStay _stay = null!;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _document = new(storage, log, DeactivateOnIdle);
        _stay = new(this, DeactivateOnIdle);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<bool> Claim(long userId, long revision)
    {
        await Save(NicknameRules.Claim(_document.Current, userId, revision));
        return _document.Current.IsHeld && _document.Current.UserId == userId;
    }

    /// <inheritdoc/>
    public Task Release(long userId, long revision) => Save(NicknameRules.Release(_document.Current, userId, revision));

    private async Task Save(NicknameState next)
    {
        if (next != _document.Current)
        {
            await _document.Save(next);
        }

        // A nickname is asked about once in a blue moon; a town's worth of them need not stay in memory.
        _stay.Begin();
    }
}
