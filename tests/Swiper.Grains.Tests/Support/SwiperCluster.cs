using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Tests.Support;

[assembly: AssemblyFixture(typeof(StillCluster))]

namespace Swiper.Grains.Tests.Support;

/// <summary>The real grains on in-process silos, over stores that tests can inspect and make fail.</summary>
public abstract class SwiperCluster : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster;
    private readonly SeededEntropy _entropy = new(seed: 20260301);
    private readonly IConfiguration _settings;
    private int _lastNumber;

    protected SwiperCluster(short silos, params (string Name, string Value)[] settings)
    {
        _settings = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
            .Build();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) => Configure(silo));
        _cluster = builder.Build();
    }

    public TestClock Clock { get; } = new();

    public RelationStoreDouble Relations { get; } = new();

    public CandidateStoreDouble Candidates { get; } = new();

    public ReportStoreDouble Reports { get; } = new();

    public GrainStorageDouble Documents { get; } = new();

    internal CallRecorder Calls { get; } = new();

    public SmsRecorder Sms { get; } = new();

    public IGrainFactory Grains => _cluster.Client;

    public async ValueTask InitializeAsync() => await _cluster.DeployAsync();

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A number that no other test of this cluster has.</summary>
    public int NextNumber() => Interlocked.Increment(ref _lastNumber);

    public string NewPhone() => string.Create(CultureInfo.InvariantCulture, $"+86138{NextNumber():D8}");

    public string NewPlace() => string.Create(CultureInfo.InvariantCulture, $"城{NextNumber()}");

    public string NewNickname() => string.Create(CultureInfo.InvariantCulture, $"名{NextNumber()}");

    /// <summary>A user with a session and an empty profile.</summary>
    internal async Task<Person> NewPerson()
    {
        var grain = Grains.GetGrain<IUserOperator>(NewId());
        var phone = NewPhone();
        await grain.Create(phone);
        return new Person(this, (await grain.OpenSession(1, phone, device: null))!.Session);
    }

    /// <summary>A user with a session who is on decks: thirty years old, and looking for the other sex.</summary>
    internal async Task<Person> NewPerson(Sex sex, string place)
    {
        var person = await NewPerson();
        await person.Update(new ProfileUpdate(Sex: sex, BirthYear: 1996, Location: place));
        await person.Set(new SettingsUpdate(DatingSex: sex == Sex.Male ? Sex.Female : Sex.Male));
        return person;
    }

    /// <summary>An id that no other user of this cluster has.</summary>
    public virtual long NewId() => 1_000_000 + NextNumber();

    /// <summary>Ends one of several silos in the middle of whatever it does. The others have yet to notice.</summary>
    public Task KillSilo() => _cluster.KillSiloAsync(_cluster.Silos[^1]);

    /// <summary>Starts one more silo.</summary>
    public Task StartSilo() => _cluster.StartAdditionalSiloAsync();

    /// <summary>Deactivates a grain, so that the next call activates it again.</summary>
    public Task Deactivate(IAddressable grain) => _cluster.DeactivateAsync(grain);

    /// <summary>Completes when a grain's activation has ended.</summary>
    public Task Asleep(IAddressable grain) => _cluster.WaitForDeactivationAsync(grain);

    protected virtual void Configure(ISiloBuilder silo)
    {
        var services = silo.Services;
        services.AddSingleton<TimeProvider>(Clock);

        // Orleans' own work runs in real time: the tests control only the grains' clock and timers.
        services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
        services.AddSwiperGrains(_settings);
        services.AddSingleton<IRelationStore>(Relations);
        services.AddSingleton<ICandidateStore>(Candidates);
        services.AddSingleton<IReportStore>(Reports);
        services.AddSingleton<IIncomingGrainCallFilter>(Calls);
        services.AddKeyedSingleton<IGrainStorage>(GrainStorage.Name, Documents);
        services.AddSingleton<ISmsQueue>(Sms);
        services.AddSingleton<IEntropy>(_entropy);
    }
}

/// <summary>One silo whose clock stands still, shared by all tests that need no more.</summary>
public sealed class StillCluster() : SwiperCluster(silos: 1);

/// <summary>Three silos on which a pool of more than a few people is split. Ids are spread as they are in production.</summary>
public class SmallPoolCluster() : SwiperCluster(silos: 3, ("Discovery:PoolSize", "8"))
{
    public const int PoolSize = 8;

    public override long NewId() => (long)((ulong)NextNumber() * 0x9E37_79B9_7F4A_7C15 >> 11);
}

/// <summary>Three silos whose clock stands still.</summary>
public sealed class ThreeSiloCluster() : SwiperCluster(silos: 3);
