using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Simulation.Plants;

/// <summary>References through which a plant falsifies what grains and clients say to each other.</summary>
internal sealed class PlantedGrains(IGrainFactory grains, GrainPlant plant) : IGrainFactory
{
    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey
    {
        var grain = grains.GetGrain<TGrainInterface>(primaryKey, grainClassNamePrefix);
        return grain is IUserGrain user ? (TGrainInterface)(object)new PlantedUser(user, primaryKey, plant) : grain;
    }

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        var grain = grains.GetGrain<TGrainInterface>(primaryKey, grainClassNamePrefix);
        return grain is INicknameGrain nickname ? (TGrainInterface)(object)new PlantedNickname(nickname, plant) : grain;
    }

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => grains.GetGrain<TGrainInterface>(grainId);

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => grains.CreateObjectReference<TGrainObserverInterface>(obj);

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => grains.DeleteObjectReference<TGrainObserverInterface>(obj);
}
