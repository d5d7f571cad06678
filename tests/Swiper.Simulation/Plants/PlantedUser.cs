using System.Collections.Immutable;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Friends;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Robots;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Simulation.Plants;

/// <summary>A user as a plant lets them be heard and seen.</summary>
internal sealed class PlantedUser(IUserGrain user, long id, GrainPlant plant) : IUserGrain
{
    public Task<UserCreation> Create(string phone) => user.Create(phone);

    public Task<LoginTicket?> OpenSession(long sessionId) => plant.OnOpenSession(user, sessionId);

    public Task<Refusal?> Logout(SessionProof proof, bool all) => plant.OnLogout(user, proof, all);

    public ValueTask<Result<Me>> GetInfo(SessionProof proof) => plant.OnGetInfo(user, id, proof);

    public Task<Result<Me>> UpdateInfo(SessionProof proof, ProfileUpdate update) => plant.OnUpdateInfo(user, proof, update);

    public ValueTask<Result<Settings>> GetSettings(SessionProof proof) => user.GetSettings(proof);

    public Task<Result<Settings>> UpdateSettings(SessionProof proof, SettingsUpdate update) => user.UpdateSettings(proof, update);

    public Task<Result<string>> SetAvatar(SessionProof proof, string key) => user.SetAvatar(proof, key);

    public Task<Result<ImmutableArray<UserCard>>> GetDeck(SessionProof proof, int group) => plant.OnGetDeck(user, id, proof, group);

    public Task<Result<SwipeOutcome>> Swipe(SessionProof proof, long sid, SwipeKind kind) => plant.OnSwipe(user, proof, sid, kind);

    public Task<Result<long>> Rewind(SessionProof proof, long? sid) => plant.OnRewind(user, proof, sid);

    public Task<Result<FriendPage>> GetFriends(SessionProof proof, string? cursor) => user.GetFriends(proof, cursor);

    public ValueTask<bool> Exists() => plant.OnExists(user);

    public ValueTask<UserCard?> GetCard() => user.GetCard();

    public Task<Statement> Hear(long from, Statement statement) => plant.OnHear(user, from, statement);

    public Task<Result<Me>> GrantVip(int level, int days) => user.GrantVip(level, days);

    public Task<bool> CreateRobot(Robot robot) => user.CreateRobot(robot);

    public Task Settle() => user.Settle();
}
