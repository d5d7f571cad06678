using Microsoft.Extensions.Logging;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Media;

namespace Swiper.Grains.Media;

/// <summary>
/// The steps of storing and deleting pictures, in the order that no crash can break: a file is announced before it is stored, stored before it is shown,
/// shown no more before it is deleted, and deleted before it is forgotten.
/// </summary>
/// <param name="grains">The grains.</param>
/// <param name="delete">Deletes a file and what belongs to it. Idempotent.</param>
/// <param name="log">Gets the failures that cost a request nothing, because the sweep makes up for them.</param>
public sealed class PictureFlows(IGrainFactory grains, Func<string, Task> delete, ILogger log)
{
    private const int PageSize = 100;

    /// <summary>Stores a picture and shows it as the avatar.</summary>
    /// <param name="user">Whose it is.</param>
    /// <param name="proof">Their session.</param>
    /// <param name="key">A fresh key.</param>
    /// <param name="put">Stores the file under the key.</param>
    public Task<Result<string>> SetAvatar(long user, SessionProof proof, string key, Func<Task> put) => Store<string>(
        user,
        proof,
        key,
        isPhoto: false,
        put,
        async pictures => await pictures.SetAvatar(proof, key) is { } refusal ? refusal : key);

    /// <summary>Stores a picture and adds it to the photos.</summary>
    /// <param name="user">Whose it is.</param>
    /// <param name="proof">Their session.</param>
    /// <param name="photo">The photo with a fresh key; its number is not known yet.</param>
    /// <param name="put">Stores the file under the key.</param>
    public Task<Result<Photo>> AddPhoto(long user, SessionProof proof, Photo photo, Func<Task> put) => Store(
        user,
        proof,
        photo.Key,
        isPhoto: true,
        put,
        pictures => pictures.AddPhoto(proof, photo.Key, photo.Width, photo.Height, photo.State));

    /// <summary>Removes the avatar, and its file.</summary>
    public async Task<Refusal?> RemoveAvatar(long user, SessionProof proof) =>
        await AndClean(user, await grains.GetGrain<IUserPictures>(user).RemoveAvatar(proof));

    /// <summary>Deletes a photo, and its file.</summary>
    public async Task<Refusal?> DeletePhoto(long user, SessionProof proof, int number) =>
        await AndClean(user, await grains.GetGrain<IUserPictures>(user).DeletePhoto(proof, number));

    /// <summary>Decides on a photo as an operator; if it is rejected, its file is gone before this is answered.</summary>
    public async Task<Result<Photo>> Review(long user, int number, bool approve)
    {
        var reviewed = await grains.GetGrain<IPictureKeeper>(user).Review(number, approve);
        await AndClean(user, reviewed.Refusal);
        return reviewed;
    }

    /// <summary>Deletes every file that is not needed any more, whoever left it behind. A failure of one user's keeps nobody else's.</summary>
    public async Task Sweep()
    {
        var index = grains.GetGrain<IPictureIndexGrain>(0);
        var page = await index.Find(PictureWork.Cleaning, null, PageSize);
        while (page is { Owners.IsEmpty: false })
        {
            foreach (var owner in page.Owners)
            {
                await TryClean(owner);
            }

            page = page.Next is { } next ? await index.Find(PictureWork.Cleaning, next, PageSize) : null;
        }
    }

    private async Task<Result<T>> Store<T>(
        long user, SessionProof proof, string key, bool isPhoto, Func<Task> put, Func<IUserPictures, Task<Result<T>>> name)
    {
        var pictures = grains.GetGrain<IUserPictures>(user);
        if (await pictures.Announce(proof, key, isPhoto) is { } refusal)
        {
            return refusal;
        }

        try
        {
            await put();
        }
        catch
        {
            await GiveUp(user, key);
            throw;
        }

        // If this fails the file may be shown. It stays announced if it is not, and is swept when its time is over.
        var named = await name(pictures);
        if (named.Refusal is null)
        {
            await TryClean(user);
        }
        else
        {
            await GiveUp(user, key);
        }

        return named;
    }

    private async Task GiveUp(long user, string key)
    {
        try
        {
            if (await grains.GetGrain<IPictureKeeper>(user).GiveUp(key))
            {
                // A sweep may be deleting it as expired, and have looked before it was stored.
                await delete(key);
            }

            await Clean(user);
        }
        catch (Exception exception)
        {
            Log.CleaningFailed(log, exception, user);
        }
    }

    private async Task TryClean(long user)
    {
        try
        {
            await Clean(user);
        }
        catch (Exception exception)
        {
            Log.CleaningFailed(log, exception, user);
        }
    }

    /// <summary>A deletion is acknowledged only once the file is gone; repeating it finishes what is left.</summary>
    private async Task<Refusal?> AndClean(long user, Refusal? refusal)
    {
        if (refusal is null)
        {
            await Clean(user);
        }

        return refusal;
    }

    private async Task Clean(long user)
    {
        var keeper = grains.GetGrain<IPictureKeeper>(user);
        var keys = await keeper.ReadDiscarded();
        if (keys.IsEmpty)
        {
            return;
        }

        foreach (var key in keys)
        {
            await delete(key);
        }

        await keeper.Forget(keys);
    }
}
