using System.Collections.Immutable;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Simulation.Plants;

/// <summary>A plant in what grains and clients say to each other: whatever is set falsifies it.</summary>
internal sealed class TalkPlant(string name) : GrainPlant
{
    private readonly Dictionary<(long User, long Session), SessionProof> _known = [];
    private int _count;

    public override string Name => name;

    public Func<IUserGrain, long, Statement, int, Task<Statement>>? Hear { get; init; }

    public Func<IUserGrain, SessionProof, long, SwipeKind, int, Task<Result<SwipeOutcome>>>? Swipe { get; init; }

    public bool ForgetsLogouts { get; init; }

    public bool IgnoresSecrets { get; init; }

    public bool ShowsOneself { get; init; }

    public bool KnowsEverybody { get; init; }

    public bool RewindsNothing { get; init; }

    public bool ForgetsProfiles { get; init; }

    public bool GivesTakenNames { get; init; }

    public bool KeepsNames { get; init; }

    public override bool LosesReleases => KeepsNames;

    public override Task<Statement> OnHear(IUserGrain user, long from, Statement statement) =>
        Hear?.Invoke(user, from, statement, _count++) ?? user.Hear(from, statement);

    public override Task<Result<SwipeOutcome>> OnSwipe(IUserGrain user, SessionProof proof, long sid, SwipeKind kind) =>
        Swipe?.Invoke(user, proof, sid, kind, _count++) ?? user.Swipe(proof, sid, kind);

    public override Task<Result<long>> OnRewind(IUserGrain user, SessionProof proof, long? sid) =>
        RewindsNothing && sid is { } other ? Task.FromResult<Result<long>>(other) : user.Rewind(proof, sid);

    public override Task<Refusal?> OnLogout(IUserGrain user, SessionProof proof, bool all) =>
        ForgetsLogouts ? Task.FromResult<Refusal?>(null) : user.Logout(proof, all);

    public override ValueTask<Result<Me>> OnGetInfo(IUserGrain user, long id, SessionProof proof) =>
        IgnoresSecrets ? GetInfoWithKnown(user, id, proof) : user.GetInfo(proof);

    public override async Task<Result<Me>> OnUpdateInfo(IUserGrain user, SessionProof proof, ProfileUpdate update)
    {
        if (!ForgetsProfiles)
        {
            return await user.UpdateInfo(proof, update);
        }

        var me = await user.GetInfo(proof);
        return me.Value is { } known ? known with { Nickname = update.Nickname ?? known.Nickname } : me;
    }

    public override async Task<Result<ImmutableArray<UserCard>>> OnGetDeck(IUserGrain user, long id, SessionProof proof, int group)
    {
        var deck = await user.GetDeck(proof, group);
        return ShowsOneself && deck.Refusal is null && deck.Value.Length is > 0 and < Limits.DeckGroupSize && await user.GetCard() is { } own
            ? deck.Value.Add(own)
            : deck;
    }

    public override ValueTask<bool> OnExists(IUserGrain user) => KnowsEverybody ? ValueTask.FromResult(true) : user.Exists();

    public override bool OnClaimed(bool isClaimed) => isClaimed || GivesTakenNames;

    private async ValueTask<Result<Me>> GetInfoWithKnown(IUserGrain user, long id, SessionProof proof)
    {
        var answer = await user.GetInfo(_known.GetValueOrDefault((id, proof.SessionId), proof));
        if (answer.Refusal is null)
        {
            _known.TryAdd((id, proof.SessionId), proof);
        }

        return answer;
    }
}
