using System.Collections.Concurrent;
using Orleans.Storage;
using Swiper.Benchmarks.Composition;
using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Profiles;
using Swiper.Grains.Users;

namespace Swiper.Benchmarks.Discovery;

/// <summary>Grain state in which every user is a man of the city who has one session; the shapes of pools are kept, all other writes discarded.</summary>
internal sealed class CityStorage : IGrainStorage
{
    private readonly EveryoneStorage _everyone = new();
    private readonly ConcurrentDictionary<GrainId, PoolShape> _shapes = new();

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await _everyone.ReadStateAsync(stateName, grainId, grainState);
        switch (grainState)
        {
            case IGrainState<UserState> user:
                user.State = user.State! with
                {
                    Profile = new Profile { Sex = Sex.Male, BirthDate = City.Birth, Location = City.Name },
                    Cell = City.Centre,
                    ActiveOn = City.Today,
                };
                break;
            case IGrainState<PoolShape> shape when _shapes.TryGetValue(grainId, out var stored):
                (shape.State, shape.RecordExists, shape.ETag) = (stored, true, "1");
                break;
        }
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState is IGrainState<PoolShape> shape)
        {
            _shapes[grainId] = shape.State!;
            (shape.RecordExists, shape.ETag) = (true, "1");
        }

        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;
}
