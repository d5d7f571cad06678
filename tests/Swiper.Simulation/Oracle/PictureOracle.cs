using System.Collections.Immutable;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Users;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Oracle;

/// <summary>Checks that no picture is shown and gone, or gone and shown.</summary>
internal sealed class PictureOracle(SimOracle oracle)
{
    private readonly HashSet<string> _dropped = [];

    /// <summary>Checks a write of a user's document.</summary>
    public void OnUser(long id, UserState before, UserState user)
    {
        var named = KeysOf(user).ToList();
        foreach (var key in named.Except(KeysOf(before)))
        {
            oracle.Require(oracle.World.Media.Files.Contains(key), "picture", $"{id} shows a picture that is not stored");
            oracle.Require(!_dropped.Contains(key), "picture", $"{id} shows a picture again that was given up");
        }

        _dropped.UnionWith(KeysOf(before).Except(named));
        _dropped.UnionWith(user.Pictures.Discarded);
        oracle.Require(!named.Intersect(user.Pictures.Discarded).Any(), "picture", $"a picture that {id} shows is to be deleted");
        oracle.Require(user.Pictures.Photos.Length <= Limits.PhotosMax, "picture", $"{id} has too many photos");
        foreach (var photo in user.Pictures.Photos.Except(before.Pictures.Photos))
        {
            var known = before.Pictures.Photos.FirstOrDefault(other => other.Number == photo.Number);
            oracle.Require(
                oracle.Attempts.Exists(attempt => attempt.User == id && (known is null
                    ? attempt.Kind == OpKind.AddPhoto && attempt.Picture == photo.Key
                    : attempt.Kind == OpKind.ReviewPhoto && attempt.Number == photo.Number && photo.State == StateOf(attempt))),
                "unasked",
                $"photo {photo.Number} of {id} was not requested like this");
        }

        foreach (var photo in before.Pictures.Photos.Where(photo => user.Pictures.Photos.All(kept => kept.Number != photo.Number)))
        {
            oracle.Require(
                oracle.Attempts.Exists(attempt => attempt.User == id && attempt.Kind is OpKind.DeletePhoto or OpKind.AbandonDeletion && attempt.Number == photo.Number),
                "unasked",
                $"nobody asked for photo {photo.Number} of {id} to be deleted");
        }
    }

    /// <summary>Checks that nothing shows a file any more when it is deleted.</summary>
    public void OnDelete(string key)
    {
        oracle.Require(oracle.Documents.Users.All(user => !KeysOf(user.State).Contains(key)), "picture", "a picture is deleted although its user shows it");
        oracle.Require(
            oracle.Documents.Entries.All(entry => entry.Entry.AvatarKey != key && PhotoList.Parse(entry.Entry.Photos).All(photo => photo.Key != key)),
            "picture",
            "a picture is deleted although a pool shows it");
    }

    /// <summary>Checks that a card names no file that was gone when it was asked for.</summary>
    public void OnCard(Attempt attempt, long id, string? avatar, string? photos, params IEnumerable<string> alsoFrom)
    {
        if (alsoFrom.Prepend(SimOracle.UserGrainOf(id)).Any(grain => oracle.WasDivided(attempt, grain)))
        {
            return;
        }

        var keys = PhotoList.Parse(photos).Where(photo => photo.State != PhotoState.Rejected).Select(photo => photo.Key);
        foreach (var key in avatar is null ? keys : keys.Append(avatar))
        {
            oracle.Require(oracle.World.Media.WasThereSince(key, attempt.From), "picture", $"a picture of {id} was shown that was gone already");
        }
    }

    /// <summary>Checks that a card shows photos to those alone who may see them, and in a state that allows it.</summary>
    public void OnStranger(Attempt attempt, UserCard card)
    {
        var shown = PhotoList.Parse(card.Photos);
        oracle.Require(shown.All(photo => photo.IsShown), "photos", $"{attempt.User} was shown a photo of {card.Id} that nobody may see");
        oracle.Require(
            shown.IsEmpty || card.HasPhotosForFriends || oracle.Documents.UserStatesFrom(card.Id, long.MinValue).Any(user => user?.Settings.OnlyMatch == false),
            "photos",
            $"{attempt.User} was shown photos of {card.Id} that are for friends");
    }

    /// <summary>Checks an answer about one's photos.</summary>
    public void OnPhoto(Attempt attempt, Result<Photo> answer)
    {
        attempt.Number = answer.Value?.Number ?? attempt.Number;
        OnChange(attempt, answer.Refusal);
    }

    /// <summary>Checks the answer to a change of one's pictures.</summary>
    public void OnChange(Attempt attempt, Refusal? refusal)
    {
        if (attempt.Proof is not null && !oracle.Answers.OnProof(attempt, refusal))
        {
            return;
        }

        if (refusal is not null)
        {
            attempt.Outcome = Outcome.Refused;
            var states = oracle.Documents.UserStates(attempt.User, oracle.Since(attempt)).ToList();
            var isExplained = refusal.Code switch
            {
                ErrorCode.LIMIT_REACHED => states.Exists(user => user?.Pictures.Photos.Length == Limits.PhotosMax),
                ErrorCode.UNAVAILABLE => oracle.JumpCount > 0 || oracle.WasDivided(attempt, SimOracle.UserGrainOf(attempt.User)) || states.Exists(user => user?.Pictures is { } all && all.Announced.Length + all.Discarded.Length >= Limits.LooseFilesMax),
                ErrorCode.BAD_REQUEST => attempt.Kind is OpKind.OrderPhotos or OpKind.DeletePhoto or OpKind.AbandonDeletion or OpKind.ReviewPhoto,
                _ => false,
            };
            oracle.Require(isExplained, "answer", $"{attempt.Kind} of {attempt.User} was refused ({refusal.Code}) for no reason");
            return;
        }

        var since = oracle.Documents.UserStatesFrom(attempt.User, attempt.From).ToList();
        var isDone = attempt.Kind switch
        {
            OpKind.SetAvatar => since.Exists(user => user?.Profile.AvatarKey == attempt.Picture),
            OpKind.RemoveAvatar => since.Exists(user => user?.Profile.AvatarKey is null),
            OpKind.AddPhoto => since.Exists(user => user?.Pictures.Photos.Any(photo => photo.Key == attempt.Picture) == true),
            OpKind.DeletePhoto or OpKind.AbandonDeletion => since.Exists(user => user?.Pictures.Photos.All(photo => photo.Number != attempt.Number) == true),
            OpKind.ReviewPhoto => since.Exists(user => user?.Pictures.Photos.Any(photo => photo.Number == attempt.Number && photo.State == StateOf(attempt)) == true),
            OpKind.OrderPhotos => since.Exists(user => user?.Pictures.Photos.Select(photo => photo.Number).SequenceEqual(attempt.Numbers) == true),
            _ => true,
        };
        oracle.Require(isDone, "lost", $"{attempt.User}'s acknowledged {attempt.Kind} is not stored");
    }

    /// <summary>Checks that a deleted picture was gone before its deletion was acknowledged.</summary>
    public void OnGone(Attempt attempt, Refusal? refusal, IEnumerable<string> keys) => oracle.Require(
        refusal is not null || oracle.WasDivided(attempt, SimOracle.UserGrainOf(attempt.User)) || !keys.Any(oracle.World.Media.Files.Contains),
        "picture",
        $"a picture of {attempt.User} outlives its deletion");

    /// <summary>Checks, after a last sweep, that exactly what is shown is stored, and that the photos are those that were acknowledged.</summary>
    public void CheckAll()
    {
        var shown = oracle.Documents.Users.SelectMany(user => KeysOf(user.State)).ToHashSet();
        oracle.Require(shown.IsSubsetOf(oracle.World.Media.Files), "picture", "a picture is shown and gone");
        oracle.Require(shown.IsSupersetOf(oracle.World.Media.Files), "picture", "a picture is stored that nobody shows");
        foreach (var (id, user) in oracle.Documents.Users)
        {
            oracle.Require(user.Pictures.Announced.IsEmpty && user.Pictures.Discarded.IsEmpty, "picture", $"files of {id} are never done with");
            var asked = oracle.Attempts.Where(attempt => attempt.User == id && attempt.Changes > 0).ToLookup(attempt => attempt.Kind);
            foreach (var added in asked[OpKind.AddPhoto].Where(attempt => attempt.Outcome == Outcome.Done))
            {
                var isDeleted = asked[OpKind.DeletePhoto].Concat(asked[OpKind.AbandonDeletion]).Any(attempt => attempt.Number == added.Number);
                oracle.Require(
                    isDeleted || user.Pictures.Photos.Any(photo => photo.Number == added.Number), "model", $"photo {added.Number} of {id} is lost");
            }

            foreach (var deleted in asked[OpKind.DeletePhoto].Where(attempt => attempt.Outcome == Outcome.Done))
            {
                oracle.Require(user.Pictures.Photos.All(photo => photo.Number != deleted.Number), "model", $"photo {deleted.Number} of {id} is back");
            }
        }
    }

    private static PhotoState StateOf(Attempt attempt) => attempt.Approves ? PhotoState.Approved : PhotoState.Rejected;

    private static IEnumerable<string> KeysOf(UserState user)
    {
        var keys = user.Pictures.Photos.Where(photo => photo.State != PhotoState.Rejected).Select(photo => photo.Key);
        return user.Profile.AvatarKey is { } avatar ? keys.Append(avatar) : keys;
    }
}
