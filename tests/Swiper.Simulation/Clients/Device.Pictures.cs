using System.Collections.Immutable;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Media;
using Swiper.Simulation.Oracle;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Clients;

internal sealed partial class Device
{
    /// <summary>Deletes whatever is not needed any more, as every API does now and then.</summary>
    public async Task<bool> SweepPictures()
    {
        var attempt = NewAttempt(OpKind.SweepPictures, 0);
        var (isAnswered, _) = await _caller.Try(attempt, grains => Done(Sweep(grains)), patience: 0);
        return isAnswered;
    }

    private async Task Sweep(IGrainFactory grains)
    {
        await world.Media.Flows(grains).Sweep();
        await world.Media.Reports(grains).Sweep();
    }

    private static async Task<bool> Done(Task task)
    {
        await task;
        return true;
    }

    /// <summary>Carries out an operation on one's own pictures. Answers null for any other.</summary>
    private Task<bool>? DoWithPictures(PlannedOp op, SessionProof proof) => op.Kind switch
    {
        OpKind.SetAvatar => SetAvatar(proof),
        OpKind.RemoveAvatar => RemoveAvatar(proof),
        OpKind.AddPhoto => AddPhoto(op, proof),
        OpKind.OrderPhotos => OrderPhotos(op, proof),
        OpKind.DeletePhoto => DeletePhoto(op, proof),
        OpKind.AbandonUpload => AbandonUpload(op, proof),
        OpKind.AbandonDeletion => AbandonDeletion(op, proof),
        OpKind.ReviewPhoto => ReviewPhoto(op),
        OpKind.SweepPictures => SweepPictures(),
        _ => null,
    };

    private async Task<bool> SetAvatar(SessionProof proof)
    {
        var key = world.Media.NewKey();
        var attempt = NewAttempt(OpKind.SetAvatar, User, proof, picture: key);
        var (isAnswered, answer) = await _caller.Try(
            attempt, grains => world.Media.Flows(grains).SetAvatar(User, proof, key, () => world.Media.Put(key)), patience: 0);
        return isAnswered && OnPictures(attempt, answer!.Refusal);
    }

    private async Task<bool> RemoveAvatar(SessionProof proof)
    {
        var had = world.Oracle.Documents.User(User)?.Profile.AvatarKey;
        var attempt = NewAttempt(OpKind.RemoveAvatar, User, proof);
        var (isAnswered, refusal) = await _caller.Try(attempt, grains => world.Media.Flows(grains).RemoveAvatar(User, proof), patience: 0);
        if (isAnswered && had is not null)
        {
            world.Oracle.Pictures.OnGone(attempt, refusal, [had]);
        }

        return isAnswered && OnPictures(attempt, refusal);
    }

    private async Task<bool> AddPhoto(PlannedOp op, SessionProof proof)
    {
        var photo = new Photo(0, world.Media.NewKey(), 3, 4, (op.Argument % 3) switch { 0 => PhotoState.Approved, 1 => PhotoState.PendingHidden, _ => PhotoState.PendingShown });
        var attempt = NewAttempt(op.Kind, User, proof, picture: photo.Key);
        var (isAnswered, answer) = await _caller.Try(
            attempt, grains => world.Media.Flows(grains).AddPhoto(User, proof, photo, () => world.Media.Put(photo.Key)), patience: 0);
        if (!isAnswered)
        {
            return false;
        }

        world.Oracle.Pictures.OnPhoto(attempt, answer!);
        ForgetIfRefused(answer!.Refusal, proof);
        return true;
    }

    private async Task<bool> OrderPhotos(PlannedOp op, SessionProof proof)
    {
        var known = PhotosOf(User).Select(photo => photo.Number).Reverse().ToImmutableArray();
        ImmutableArray<int> numbers = op.Argument % 5 == 0 ? known.Add(1) : known;
        var attempt = NewAttempt(op.Kind, User, proof, numbers: numbers);
        var (isAnswered, answer) = await _caller.Try(attempt, grains => grains.GetGrain<IUserPictures>(User).OrderPhotos(proof, numbers), Patience());
        return isAnswered && OnPictures(attempt, answer!.Refusal);
    }

    private async Task<bool> DeletePhoto(PlannedOp op, SessionProof proof)
    {
        var photo = Pick(op, User);
        var number = photo?.Number ?? (int)(op.Argument % 4);
        var attempt = NewAttempt(op.Kind, User, proof, photo: number);
        var (isAnswered, refusal) = await _caller.Try(attempt, grains => world.Media.Flows(grains).DeletePhoto(User, proof, number), patience: 0);
        if (isAnswered && photo is { Key.Length: > 0 })
        {
            world.Oracle.Pictures.OnGone(attempt, refusal, [photo.Key]);
        }

        return isAnswered && OnPictures(attempt, refusal);
    }

    /// <summary>Stores a file, and is gone before it is named.</summary>
    private async Task<bool> AbandonUpload(PlannedOp op, SessionProof proof)
    {
        var key = world.Media.NewKey();
        var attempt = NewAttempt(op.Kind, User, proof, picture: key);
        var (isAnswered, refusal) = await _caller.Try(
            attempt,
            async grains =>
            {
                var refusal = await grains.GetGrain<IUserPictures>(User).Announce(proof, key, isPhoto: op.Argument % 2 == 0);
                if (refusal is null)
                {
                    await world.Media.Put(key);
                }

                return refusal;
            },
            patience: 0);
        return isAnswered && OnPictures(attempt, refusal);
    }

    /// <summary>Has a photo forgotten, and is gone before its file is.</summary>
    private async Task<bool> AbandonDeletion(PlannedOp op, SessionProof proof)
    {
        var number = Pick(op, User)?.Number ?? 1;
        var attempt = NewAttempt(op.Kind, User, proof, photo: number);
        var (isAnswered, refusal) = await _caller.Try(attempt, grains => grains.GetGrain<IUserPictures>(User).DeletePhoto(proof, number), Patience());
        return isAnswered && OnPictures(attempt, refusal);
    }

    private async Task<bool> ReviewPhoto(PlannedOp op)
    {
        var owner = TargetOf(op with { Target = Math.Max(0, op.Target) });
        var photo = Pick(op, owner);
        if (!Limits.IsUserId(owner) || photo is null)
        {
            return true;
        }

        var approves = op.Argument % 2 == 0;
        var attempt = NewAttempt(op.Kind, owner, photo: photo.Number, approves: approves);
        var (isAnswered, answer) = await _caller.Try(attempt, grains => world.Media.Flows(grains).Review(owner, photo.Number, approves), patience: 0);
        if (!isAnswered)
        {
            return false;
        }

        if (!approves && photo.Key.Length > 0)
        {
            world.Oracle.Pictures.OnGone(attempt, answer!.Refusal, [photo.Key]);
        }

        world.Oracle.Pictures.OnChange(attempt, answer!.Refusal);
        return true;
    }

    private bool OnPictures(Attempt attempt, Refusal? refusal)
    {
        world.Oracle.Pictures.OnChange(attempt, refusal);
        ForgetIfRefused(refusal, attempt.Proof!);
        return true;
    }

    private ImmutableArray<Photo> PhotosOf(long user) => world.Oracle.Documents.User(user)?.Pictures.Photos ?? [];

    private Photo? Pick(PlannedOp op, long user) =>
        PhotosOf(user) is { IsEmpty: false } photos ? photos[(int)((op.Argument >> 16) % (ulong)photos.Length)] : null;
}
