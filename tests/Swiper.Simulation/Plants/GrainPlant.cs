using System.Collections.Immutable;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Users;
using Swiper.Simulation.Processes;

namespace Swiper.Simulation.Plants;

/// <summary>A plant between callers and grains.</summary>
internal abstract class GrainPlant : Plant
{
    public virtual bool LosesReleases => false;

    public override IGrainFactory Wrap(IGrainFactory grains, Process process) => new PlantedGrains(grains, this);

    public virtual Task<LoginTicket?> OnOpenSession(IUserGrain user, long sessionId) => user.OpenSession(sessionId);

    public virtual Task<Refusal?> OnLogout(IUserGrain user, SessionProof proof, bool all) => user.Logout(proof, all);

    public virtual ValueTask<Result<Me>> OnGetInfo(IUserGrain user, long id, SessionProof proof) => user.GetInfo(proof);

    public virtual Task<Result<Me>> OnUpdateInfo(IUserGrain user, SessionProof proof, ProfileUpdate update) => user.UpdateInfo(proof, update);

    public virtual Task<Result<ImmutableArray<UserCard>>> OnGetDeck(IUserGrain user, long id, SessionProof proof, int group) => user.GetDeck(proof, group);

    public virtual Task<Result<SwipeOutcome>> OnSwipe(IUserGrain user, SessionProof proof, long sid, SwipeKind kind) => user.Swipe(proof, sid, kind);

    public virtual Task<Result<long>> OnRewind(IUserGrain user, SessionProof proof, long? sid) => user.Rewind(proof, sid);

    public virtual ValueTask<bool> OnExists(IUserGrain user) => user.Exists();

    public virtual Task<Statement> OnHear(IUserGrain user, long from, Statement statement) => user.Hear(from, statement);

    public virtual bool OnClaimed(bool isClaimed) => isClaimed;
}
