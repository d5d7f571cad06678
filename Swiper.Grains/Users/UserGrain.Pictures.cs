using System.Collections.Immutable;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Media;

namespace Swiper.Grains.Users;

internal sealed partial class UserGrain
{
    /// <inheritdoc/>
    public Task<Refusal?> Announce(SessionProof proof, string key, bool isPhoto) =>
        ChangePictures(proof, state => PictureRules.Announce(state, key, isPhoto, time.GetUtcNow()));

    /// <inheritdoc/>
    public Task<Refusal?> SetAvatar(SessionProof proof, string key) => ChangePictures(proof, state => PictureRules.SetAvatar(state, key));

    /// <inheritdoc/>
    public Task<Refusal?> RemoveAvatar(SessionProof proof) => ChangePictures(proof, static state => PictureRules.RemoveAvatar(state));

    /// <inheritdoc/>
    public async Task<Result<Photo>> AddPhoto(SessionProof proof, string key, int width, int height, PhotoState state) =>
        await ChangePhotos(proof, pictures => PhotoRules.Add(pictures, key, width, height, state)) is { } refusal
            ? refusal
            : _document.Current.Pictures.Photos.First(photo => photo.Key == key);

    /// <inheritdoc/>
    public async ValueTask<Result<ImmutableArray<Photo>>> GetPhotos(SessionProof proof) =>
        await CheckSession(proof) is { } refusal ? refusal : _document.Current.Pictures.Photos;

    /// <inheritdoc/>
    public async Task<Result<ImmutableArray<Photo>>> OrderPhotos(SessionProof proof, ImmutableArray<int> numbers) =>
        await ChangePhotos(proof, pictures => PhotoRules.Order(pictures, numbers)) is { } refusal ? refusal : _document.Current.Pictures.Photos;

    /// <inheritdoc/>
    public Task<Refusal?> DeletePhoto(SessionProof proof, int number) => ChangePhotos(proof, pictures => PhotoRules.Delete(pictures, number));

    /// <inheritdoc/>
    public async Task<bool> GiveUp(string key)
    {
        await ChangePictures(state => PictureRules.GiveUp(state, key));
        return !PictureRules.IsNamed(_document.Current, key);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> ReadDiscarded()
    {
        await ChangePictures(state => PictureRules.Expire(state, time.GetUtcNow()));
        if (_document.Current.Pictures.Discarded.IsEmpty)
        {
            return [];
        }

        // The profile may be read long after the head, and so say what another activation has discarded and not settled, while a network is split.
        await _partition.Verify();
        if (_partition.Head.Unsettled)
        {
            await SettleOrRetry();
        }

        return _partition.Head.Unsettled
            ? throw new StoreUnavailableException("A listing that may show the pictures could not be settled.")
            : _document.Current.Pictures.Discarded;
    }

    /// <inheritdoc/>
    public Task Forget(ImmutableArray<string> keys) => ChangePictures(state => PictureRules.Forget(state, keys));

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<Photo>> GetWaiting() =>
        !await IsSomebody() ? [] : [.. _document.Current.Pictures.Photos.Where(photo => photo.IsWaiting)];

    /// <inheritdoc/>
    public async Task<Result<Photo>> Review(int number, bool approve)
    {
        if (!await IsSomebody())
        {
            return Refusal.BadRequest("id");
        }

        var next = PhotoRules.Review(_document.Current.Pictures, number, approve);
        return (next.Refusal ?? await Change(_document.Current with { Pictures = next.Value! })) is { } refusal
            ? refusal
            : PhotoRules.Find(_document.Current.Pictures, number)!;
    }

    private Task<Refusal?> ChangePhotos(SessionProof proof, Func<Pictures, Result<Pictures>> rule) => ChangePictures(proof, state =>
    {
        var next = rule(state.Pictures);
        return next.Refusal is { } refusal ? refusal : state with { Pictures = next.Value! };
    });

    private async Task<Refusal?> ChangePictures(SessionProof proof, Func<UserState, Result<UserState>> rule)
    {
        if (await CheckSession(proof) is { } dead)
        {
            return dead;
        }

        var next = rule(_document.Current);
        return next.Refusal ?? await Change(next.Value!);
    }

    /// <summary>Changes what no session is needed for, and what makes no difference to somebody who does not exist.</summary>
    private async Task ChangePictures(Func<UserState, UserState> rule)
    {
        if (await IsSomebody() && rule(_document.Current) is var next && !ReferenceEquals(next, _document.Current))
        {
            await Change(next);
        }
    }

    /// <summary>Reads the profile, as no session has had it read, and answers whether there is one. The activation is not kept for that.</summary>
    private async ValueTask<bool> IsSomebody()
    {
        FallAsleep();
        await Load();
        return !await IsNobody();
    }
}
