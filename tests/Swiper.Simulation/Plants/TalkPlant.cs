using System.Collections.Immutable;
using Orleans.Serialization.Invocation;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Likes;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Users;
using Swiper.Simulation.Processes;
using Swiper.Simulation.Stage;

namespace Swiper.Simulation.Plants;

/// <summary>A defect in the messages between grains and clients: each property that is set falsifies some of them.</summary>
internal sealed class TalkPlant(string name) : Plant, ICallFilter
{
    private readonly Dictionary<(long User, long Session), SessionProof> _known = [];
    private readonly Dictionary<long, int> _counts = [];
    private int _count;

    public override string Name => name;

    public Func<IUserPeer, long, Statement, int, Task<Statement>>? Hear { get; init; }

    public Func<Func<Task<Result<SwipeOutcome>>>, SwipeKind, int, Task<Result<SwipeOutcome>>>? Swipe { get; init; }

    public bool ForgetsLogouts { get; init; }

    public bool DisownsNumbers { get; init; }

    public bool MovesNobody { get; init; }

    public bool IgnoresSecrets { get; init; }

    public bool ShowsOneself { get; init; }

    /// <summary>Deals before every group, so that swipes move people into earlier groups.</summary>
    public bool DealsAlways { get; init; }

    /// <summary>Takes a part of a pool that is split for an empty one.</summary>
    public bool TakesSplitForEmpty { get; init; }

    /// <summary>Takes a person for listed although the part of the pool is split.</summary>
    public bool ListsNowhere { get; init; }

    public bool KnowsEverybody { get; init; }

    public bool RewindsNothing { get; init; }

    public bool EndsNoFriendship { get; init; }

    public bool BlocksNobody { get; init; }

    public bool KeepsBlocks { get; init; }

    public bool ForgetsProfiles { get; init; }

    public bool ShowsLikesToAll { get; init; }

    /// <summary>Counts likes when first asked, and answers the same from then on.</summary>
    public bool CountsLikesOnce { get; init; }

    public bool GivesTakenNames { get; init; }

    public bool KeepsNames { get; init; }

    public override IGrainFactory Wrap(IGrainFactory grains, Process process) => process.Host.ReferencesThrough(this);

    public Task? AnswerInstead(GrainReference grain, IInvokable request)
    {
        T At<T>(int index) => (T)request.GetArgument(index)!;
        return request.GetMethodName() switch
        {
            nameof(IUserPeer.Hear) => Hear?.Invoke((IUserPeer)grain, At<long>(0), At<Statement>(1), _count++),
            nameof(IUserPeer.Exists) => KnowsEverybody ? Task.FromResult(true) : null,
            nameof(IUserGrain.Swipe) => Swipe?.Invoke(
                () => ((IUserGrain)grain).Swipe(At<SessionProof>(0), At<long>(1), At<SwipeKind>(2), At<Note?>(3)), At<SwipeKind>(2), _count++),
            nameof(IUserGrain.Rewind) => RewindsNothing && At<long?>(1) is { } other ? Task.FromResult<Result<long>>(other) : null,
            nameof(IUserGrain.Unfriend) => EndsNoFriendship ? Task.FromResult<Refusal?>(null) : null,
            nameof(IUserSafety.Block) => BlocksNobody ? Task.FromResult<Refusal?>(null) : null,
            nameof(IUserSafety.Unblock) => KeepsBlocks ? Task.FromResult<Refusal?>(null) : null,
            nameof(IUserGrain.Logout) => ForgetsLogouts ? Task.FromResult<Refusal?>(null) : null,
            nameof(IUserOperator.Holds) => DisownsNumbers ? Task.FromResult(false) : null,
            nameof(IUserGrain.ChangePhone) => MovesNobody ? Pretend((IUserGrain)grain, At<SessionProof>(0), At<string>(1)) : null,
            nameof(IUserGrain.GetInfo) => IgnoresSecrets ? GetInfoWithKnown((IUserGrain)grain, grain.GetPrimaryKeyLong(), At<SessionProof>(0)) : null,
            nameof(IUserGrain.UpdateInfo) => ForgetsProfiles ? ForgetProfile((IUserGrain)grain, At<SessionProof>(0), At<ProfileUpdate>(1)) : null,
            nameof(IUserGrain.GetDeck) => ShowsOneself ? ShowOneself((IUserGrain)grain, At<SessionProof>(0), At<int>(1))
                : DealsAlways ? DealFirst((IUserGrain)grain, At<SessionProof>(0), At<int>(1))
                : null,
            nameof(IUserGrain.GetLikes) => ShowsLikesToAll ? ShowLikes((IUserGrain)grain, At<SessionProof>(0))
                : CountsLikesOnce ? CountOnce((IUserGrain)grain, grain.GetPrimaryKeyLong(), At<SessionProof>(0))
                : null,
            nameof(ICandidatePoolGrain.Page) => TakesSplitForEmpty ? TakeForEmpty((ICandidatePoolGrain)grain, At<Seeker>(0), At<DeckSlice>(1), At<ulong>(2), At<int>(3)) : null,
            nameof(ICandidatePoolGrain.Put) => ListsNowhere ? ListNowhere((ICandidatePoolGrain)grain, At<Candidate>(0)) : null,
            nameof(INicknameGrain.Claim) => GivesTakenNames ? GiveTaken((INicknameGrain)grain, At<long>(0), At<long>(1)) : null,
            nameof(INicknameGrain.Release) => KeepsNames ? Task.FromResult<object?>(null) : null,
            _ => null,
        };
    }

    private static async Task<Result<LikesPage>> ShowLikes(IUserGrain user, SessionProof proof)
    {
        var likes = await user.GetLikes(proof, null);
        return likes.Value is { Count: 0, Ids: null } page ? page with { Ids = [] } : likes;
    }

    private async Task<Result<LikesPage>> CountOnce(IUserGrain user, long id, SessionProof proof)
    {
        var likes = await user.GetLikes(proof, null);
        if (likes.Value is not { } page)
        {
            return likes;
        }

        _counts.TryAdd(id, page.Count);
        return page with { Count = _counts[id] };
    }

    private static async Task<PoolAnswer<CandidatePage>> TakeForEmpty(ICandidatePoolGrain pool, Seeker seeker, DeckSlice slice, ulong from, int count)
    {
        var answer = await pool.Page(seeker, slice, from, count);
        return answer.Where == Holder.Below ? new(Holder.Here, new CandidatePage([], HasMore: false, new PoolVersion(0, 0, default), 0)) : answer;
    }

    private static async Task<Holder> ListNowhere(ICandidatePoolGrain pool, Candidate candidate) =>
        await pool.Put(candidate) is not Holder.Below and var where ? where : Holder.Here;

    private static async Task<bool> GiveTaken(INicknameGrain nickname, long userId, long revision)
    {
        await nickname.Claim(userId, revision);
        return true;
    }

    private static async Task<Result<Me>> ForgetProfile(IUserGrain user, SessionProof proof, ProfileUpdate update)
    {
        var me = await user.GetInfo(proof);
        return me.Value is { } known ? known with { Nickname = update.Nickname ?? known.Nickname } : me;
    }

    private static async Task<Result<Me>> Pretend(IUserGrain user, SessionProof proof, string phone)
    {
        var me = await user.GetInfo(proof);
        return me.Value is { } known ? known with { Phone = phone } : me;
    }

    private static async Task<Result<ImmutableArray<UserCard>>> ShowOneself(IUserGrain user, SessionProof proof, int group)
    {
        var deck = await user.GetDeck(proof, group);
        return deck.Refusal is null && deck.Value.Length is > 0 and < Limits.DeckGroupSize && await user.AsReference<IUserPeer>().GetCard() is { } own
            ? deck.Value.Add(own)
            : deck;
    }

    private static async Task<Result<ImmutableArray<UserCard>>> DealFirst(IUserGrain user, SessionProof proof, int group)
    {
        await user.GetDeck(proof, 0);
        return await user.GetDeck(proof, group);
    }

    private async Task<Result<Me>> GetInfoWithKnown(IUserGrain user, long id, SessionProof proof)
    {
        var answer = await user.GetInfo(_known.GetValueOrDefault((id, proof.SessionId), proof));
        if (answer.Refusal is null)
        {
            _known.TryAdd((id, proof.SessionId), proof);
        }

        return answer;
    }
}
