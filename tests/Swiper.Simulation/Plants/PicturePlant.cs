using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Orleans.Serialization.Invocation;
using Swiper.Grains;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Users;
using Swiper.Simulation.Disk;
using Swiper.Simulation.Oracle;
using Swiper.Simulation.Processes;
using Swiper.Simulation.Stage;
using Swiper.Storage.GroupCommit;

namespace Swiper.Simulation.Plants;

/// <summary>A defect in storing, showing or deleting pictures: each property that is set is one.</summary>
internal sealed class PicturePlant(string name) : Plant, ICallFilter
{
    private int _count;

    public override string Name => name;

    /// <summary>Acknowledges files that are not stored.</summary>
    public bool LosesFiles { get; init; }

    /// <summary>Acknowledges deletions of files that are kept.</summary>
    public bool KeepsFiles { get; init; }

    /// <summary>Finds nobody whose files are to be deleted.</summary>
    public bool HidesOwners { get; init; }

    /// <summary>Lists people with the photos that they had before.</summary>
    public bool KeepsListedPhotos { get; init; }

    /// <summary>Lists the photos that are for friends.</summary>
    public bool ListsPhotosOfFriends { get; init; }

    public bool DropsDeletions { get; init; }

    public bool DropsReviews { get; init; }

    public bool DropsAvatars { get; init; }

    /// <summary>Has the photos deleted together with what was discarded.</summary>
    public bool DiscardsPhotos { get; init; }

    /// <summary>Lets nobody know which files are to be deleted.</summary>
    public bool DiscardsNothing { get; init; }

    public override IGrainFactory Wrap(IGrainFactory grains, Process process) => process.Host.ReferencesThrough(this);

    public override bool LosesFile(string key) => LosesFiles && _count++ % 4 == 0;

    public override bool KeepsFile(string key) => KeepsFiles && _count++ % 4 == 0;

    public override ImmutableArray<long> OnReadPictureOwners(ImmutableArray<long> owners) => HidesOwners ? [] : owners;

    public override CandidateChange OnWrite(CandidateChange change, SimDatabase database)
    {
        if (change.Entry is not { Photos: null } entry)
        {
            return change;
        }

        var photos = KeepsListedPhotos ? database.CandidatesOf(change.Pool).FirstOrDefault(other => other.Id == change.UserId)?.Photos
            : ListsPhotosOfFriends ? PhotosOf(change.UserId, database)
            : null;
        return photos is null ? change : new CandidateChange(change.Pool, change.UserId, change.Revision, entry with { Photos = photos });
    }

    public Task? AnswerInstead(GrainReference grain, IInvokable request)
    {
        T At<T>(int index) => (T)request.GetArgument(index)!;
        return request.GetMethodName() switch
        {
            nameof(IUserPictures.DeletePhoto) when DropsDeletions => Task.FromResult<Refusal?>(null),
            nameof(IUserPictures.RemoveAvatar) when DropsAvatars => Task.FromResult<Refusal?>(null),
            nameof(IPictureKeeper.Review) when DropsReviews => PretendReview((IPictureKeeper)grain, At<int>(0)),
            nameof(IPictureKeeper.ReadDiscarded) when DiscardsPhotos => DiscardPhotos((IPictureKeeper)grain),
            nameof(IPictureKeeper.ReadDiscarded) when DiscardsNothing => Task.FromResult(ImmutableArray<string>.Empty),
            _ => null,
        };
    }

    private static async Task<Result<Photo>> PretendReview(IPictureKeeper keeper, int number) =>
        (await keeper.GetWaiting()).FirstOrDefault(photo => photo.Number == number) is { } photo ? photo : Refusal.BadRequest("id");

    private static async Task<ImmutableArray<string>> DiscardPhotos(IPictureKeeper keeper) =>
        [.. await keeper.ReadDiscarded(), .. (await keeper.GetWaiting()).Select(photo => photo.Key)];

    private static string? PhotosOf(long user, SimDatabase database) =>
        database.DocumentOf(DocumentOracle.UserKind, user.ToString("X", CultureInfo.InvariantCulture)) is { } document
            ? JsonSerializer.Deserialize<UserState>(document.Payload.Span, GrainsJson.Options)!.Pictures.Shown()
            : null;
}
