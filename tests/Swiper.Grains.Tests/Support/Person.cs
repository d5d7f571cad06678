using System.Collections.Immutable;
using System.Security.Cryptography;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Friends;
using Swiper.Grains.Interfaces.Likes;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Users;

namespace Swiper.Grains.Tests.Support;

/// <summary>A user and one of their sessions.</summary>
internal sealed class Person(SwiperCluster cluster, SessionTicket session)
{
    public long Id => session.UserId;

    public IUserGrain Grain { get; } = cluster.Grains.GetGrain<IUserGrain>(session.UserId);

    public IUserPeer Peer { get; } = cluster.Grains.GetGrain<IUserPeer>(session.UserId);

    public IUserOperator Operator { get; } = cluster.Grains.GetGrain<IUserOperator>(session.UserId);

    public IUserPictures Pictures { get; } = cluster.Grains.GetGrain<IUserPictures>(session.UserId);

    public IPictureKeeper Keeper { get; } = cluster.Grains.GetGrain<IPictureKeeper>(session.UserId);

    public IUserSafety Safety { get; } = cluster.Grains.GetGrain<IUserSafety>(session.UserId);

    public SessionProof Proof { get; } = ProofOf(session);

    public static SessionProof ProofOf(SessionTicket session) =>
        new(session.SessionId, ImmutableArray.Create(SHA256.HashData(session.Secret.AsSpan())));

    public Task<LoginTicket?> OpenSession(long id) => Operator.OpenSession(id, cluster.Documents.State<UserState>("user", Operator).Phone, device: null);

    public async Task<Me> Info() => Value(await Grain.GetInfo(Proof));

    public async Task<Me> Update(ProfileUpdate update) => Value(await Grain.UpdateInfo(Proof, update));

    public async Task<Settings> Set(SettingsUpdate update) => Value(await Grain.UpdateSettings(Proof, update));

    /// <summary>Announces a file, as if it were stored then, and shows it as the avatar.</summary>
    public async Task SetAvatar(string key)
    {
        Assert.Null(await Pictures.Announce(Proof, key, isPhoto: false));
        Assert.Null(await Pictures.SetAvatar(Proof, key));
    }

    /// <summary>Announces a file, as if it were stored then, and adds it to the photos.</summary>
    public async Task<Photo> AddPhoto(string key, PhotoState state = PhotoState.Approved)
    {
        Assert.Null(await Pictures.Announce(Proof, key, isPhoto: true));
        return Value(await Pictures.AddPhoto(Proof, key, 30, 40, state));
    }

    public async Task<Person> WithVip(int level, int days = 30)
    {
        Value(await Operator.GrantVip(level, days));
        return this;
    }

    public Task<Result<SwipeOutcome>> TrySwipe(Person other, SwipeKind kind = SwipeKind.Like) => Grain.Swipe(Proof, other.Id, kind);

    /// <summary>Swipes, and answers whether it is a match.</summary>
    public async Task<bool> Swipe(Person other, SwipeKind kind = SwipeKind.Like) => Value(await TrySwipe(other, kind)).IsMatched;

    public async Task<long> Rewind(Person? other = null) => Value(await Grain.Rewind(Proof, other?.Id));

    public async Task<ErrorCode?> RewindRefusal(Person? other = null) => (await Grain.Rewind(Proof, other?.Id)).Refusal?.Code;

    public async Task<ErrorCode?> Unfriend(Person other) => (await Grain.Unfriend(Proof, other.Id))?.Code;

    public async Task<ErrorCode?> Block(Person other) => (await Safety.Block(Proof, other.Id))?.Code;

    public async Task<ErrorCode?> Unblock(Person other) => (await Safety.Unblock(Proof, other.Id))?.Code;

    public async Task<ImmutableArray<long>> Blocks() => Value(await Safety.GetBlocks(Proof, cursor: null)).Ids;

    public async Task<ImmutableArray<long>> Friends() => (await Page()).Ids;

    public async Task<FriendPage> Page(string? cursor = null) => Value(await Grain.GetFriends(Proof, cursor));

    public async Task<LikesPage> Likes(string? cursor = null) => Value(await Grain.GetLikes(Proof, cursor));

    public async Task<ImmutableArray<UserCard>> Deck(int group = 0) => Value(await Grain.GetDeck(Proof, group));

    /// <summary>Everyone on the deck, group by group.</summary>
    public async Task<List<long>> WholeDeck()
    {
        var ids = new List<long>();
        for (var group = 0; ; group++)
        {
            var cards = await Deck(group);
            if (cards.IsEmpty)
            {
                return ids;
            }

            ids.AddRange(cards.Select(card => card.Id));
        }
    }

    public Relation RowAbout(Person other) => cluster.Relations.Row(Id, other.Id);

    /// <summary>Completes when the row about somebody satisfies a condition.</summary>
    public Task Until(Person other, Predicate<Relation> condition) => cluster.Relations.Until(() => condition(RowAbout(other))).Soon();

    public Task Deactivate() => cluster.Deactivate(Grain);

    private static T Value<T>(Result<T> result)
    {
        Assert.Null(result.Refusal);
        return result.Value!;
    }
}
