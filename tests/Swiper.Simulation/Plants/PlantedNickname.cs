using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Simulation.Plants;

/// <summary>A nickname as a plant lets it be seen.</summary>
internal sealed class PlantedNickname(INicknameGrain nickname, GrainPlant plant) : INicknameGrain
{
    public async Task<bool> Claim(long userId, long revision) => plant.OnClaimed(await nickname.Claim(userId, revision));

    public Task Release(long userId, long revision) => plant.LosesReleases ? Task.CompletedTask : nickname.Release(userId, revision);
}
