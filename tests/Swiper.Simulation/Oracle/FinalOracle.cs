using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Text;
using Swiper.Simulation.Clients;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Oracle;

/// <summary>Checks what must hold once faults are over and all pending work has had time to finish.</summary>
internal sealed class FinalOracle(SimOracle oracle)
{
    private readonly World _world = oracle.World;

    public void CheckDisks()
    {
        oracle.Require(_world.OpenCalls == 0, "waits", $"{_world.OpenCalls} calls never end");
        foreach (var database in _world.Databases)
        {
            foreach (var row in database.Rows)
            {
                oracle.Require(!row.Pending, "pending", $"{row.Owner} never told {row.Other}");
                CheckPair(row.Owner, row.Other);
            }

            foreach (var head in database.Heads.Values)
            {
                oracle.Require(!head.Unsettled, "pending", $"the listing of {head.Owner} never settled");
            }
        }

        CheckListings();
        CheckNumbers();
        oracle.Bans.CheckAll();
        new SequentialModel(oracle).Check();
    }

    /// <summary>Reads everything through the public interface.</summary>
    public async Task Ask(IReadOnlyList<Device> devices)
    {
        await MustAnswer(devices[0].ReadAudit(), devices[0].User);
        foreach (var device in devices)
        {
            if (device.Proof is null)
            {
                continue;
            }

            await MustAnswer(device.GetInfo(OpKind.GetInfo, device.Proof), device.User);
            if (device.Proof is { } proof)
            {
                await MustAnswer(device.GetFriends(proof), device.User);
                await MustAnswer(device.GetLikes(proof), device.User);
                await MustAnswer(device.GetBlocks(proof), device.User);
                await AskDeck(device, proof);
            }
        }
    }

    /// <summary>Sweeps once every announced file is overdue, and compares what is stored with what is shown.</summary>
    public async Task Sweep(Device device)
    {
        var before = _world.Wall;
        _world.Loop.WallOffset += (oracle.RangeOfRun().Max - before + Limits.UploadLifetime + TimeSpan.FromMinutes(1)).Ticks;
        oracle.OnJump(before, _world.Wall);
        oracle.Require(await device.SweepPictures(), "answer", "a sweep failed although faults are over");
        oracle.Pictures.CheckAll();
        oracle.Safety.CheckAll();
    }

    private async Task MustAnswer(Task<bool> asked, long user) =>
        oracle.Require(await asked, "answer", $"{user} got no answer although faults are over");

    /// <summary>Requires that the deck is exactly the suitable people who were not swiped.</summary>
    private async Task AskDeck(Device device, SessionProof proof)
    {
        var (cards, since) = (new List<UserCard>(), _world.Loop.Now - SimOracle.Lag);
        for (var group = 0; ; group++)
        {
            var dealt = await device.GetDeck(proof, group);
            oracle.Require(dealt is not null, "answer", $"{device.User} got no deck although faults are over");
            if (dealt is null || dealt.Count == 0)
            {
                break;
            }

            cards.AddRange(dealt);
        }

        new DeckOrderOracle(oracle).Check(device.User, cards, since);

        var seeker = oracle.Documents.User(device.User)!;
        if (seeker.Settings.Location.Length > 0 && seeker.Settings.Location != seeker.Profile.Location)
        {
            // The pool depends on the second at which a VIP level ends; each card was checked against both pools.
            return;
        }

        var range = new WallRange(_world.Wall, _world.Wall);
        var expected = oracle.Documents.Entries
            .Where(entry => PlaceModel.Finds(seeker, entry.Pool, entry.Entry, _world.Wall) && oracle.Answers.Suits(seeker, device.User, entry.Entry, range)
                && oracle.Answers.MayBeShown(oracle.Relations.Row(device.User, entry.Entry.Id).Latest, _world.Wall))
            .Select(entry => entry.Entry.Id)
            .Distinct()
            .Order();
        oracle.Require(expected.SequenceEqual(cards.Select(card => card.Id).Order()), "deck", $"the deck of {device.User} is not exactly the suitable people who were neither swiped nor parted from");
    }

    private void CheckPair(long one, long other)
    {
        var mine = oracle.Relations.Row(one, other).Latest;
        var theirs = oracle.Relations.Row(other, one).Latest;
        oracle.Require(
            mine?.FriendSince is null == theirs?.FriendSince is null, "friendship", $"{one} and {other} do not agree on being friends");
        var bothLike = mine?.Swipe.IsLike() == true && theirs?.Swipe.IsLike() == true && mine?.IsBlocked != true;
        oracle.Require(bothLike == mine?.FriendSince is not null, "friendship", $"the friendship of {one} and {other} contradicts their swipes");
        oracle.Require((mine?.Heard ?? SwipeKind.None) == RelationOracle.Told(theirs?.Swipe ?? SwipeKind.None), "friendship", $"{one} holds an outdated statement of {other}");
        oracle.Require(
            (mine?.Blocks ?? Blocks.None).HasFlag(Blocks.Theirs) == (theirs?.Blocks ?? Blocks.None).HasFlag(Blocks.Mine),
            "block",
            $"{one} does not know whether {other} blocks them");
        oracle.Require(mine?.HeardNote == theirs?.Note, "note", $"{one} holds another note of {other} than they sent");
    }

    private void CheckListings()
    {
        foreach (var (id, user) in oracle.Documents.Users)
        {
            if (user.Profile.Nickname is { } nickname)
            {
                var holder = oracle.Documents.Nicknames.FirstOrDefault(name => name.Name == FoldedText.Of(nickname)).State;
                oracle.Require(holder is { IsHeld: true } && holder.UserId == id, "nickname", $"{id} has a nickname that they do not hold");
            }
        }

        foreach (var (_, entry) in oracle.Documents.Entries)
        {
            if (PlaceModel.IsOver(entry, _world.Wall))
            {
                continue;
            }

            var user = oracle.Documents.User(entry.Id)!;
            oracle.Require(
                (entry.Nickname, entry.AvatarKey, entry.BirthDate, entry.DatingSex, entry.MinDatingAge, entry.MaxDatingAge)
                    == (user.Profile.Nickname, user.Profile.AvatarKey, user.Profile.BirthDate, user.Settings.DatingSex, user.Settings.MinDatingAge, user.Settings.MaxDatingAge),
                "listing",
                $"{entry.Id} is listed as they were");
            oracle.Require(
                entry.Photos == (user.Settings.OnlyMatch ? null : user.Pictures.Shown()), "photos", $"{entry.Id} is listed with other photos than everybody may see");
        }

        oracle.Places.CheckListings();
        foreach (var (name, state) in oracle.Documents.Nicknames)
        {
            oracle.Require(
                !state.IsHeld || (oracle.Documents.User(state.UserId)?.Profile.Nickname is { } nickname && FoldedText.Of(nickname) == name),
                "nickname",
                $"{state.UserId} holds a nickname that they do not have");
        }
    }

    private void CheckNumbers()
    {
        foreach (var (phone, state) in oracle.Documents.Codes)
        {
            oracle.Require(
                state.UserId == 0 || oracle.Documents.User(state.UserId) is null
                    || oracle.Documents.UserStatesFrom(state.UserId, 0).Any(user => user?.Phone == phone || user?.MovingTo == phone),
                "phone",
                "a phone number leads to another user");
        }

        foreach (var (id, user) in oracle.Documents.Users)
        {
            oracle.Require(
                oracle.Documents.Codes.Any(code => code.Phone == user.Phone && code.State.UserId == id), "phone", $"no phone number leads to {id}");
        }
    }
}
