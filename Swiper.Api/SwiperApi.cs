using System.Text.Json;
using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Discovery;
using Swiper.Api.Friends;
using Swiper.Api.Health;
using Swiper.Api.Hosting;
using Swiper.Api.Likes;
using Swiper.Api.Media;
using Swiper.Api.OpenApi;
using Swiper.Api.Operators;
using Swiper.Api.Pipeline;
using Swiper.Api.Profiles;
using Swiper.Api.Safety;
using Swiper.Api.Swipes;
using Swiper.Api.Vip;
using Swiper.Silo;
using Swiper.Silo.Control;
using Swiper.Silo.Hosting;
using Swiper.Silo.Logging;

namespace Swiper.Api;

/// <summary>The HTTP API, with a silo in its own process or as a client of a cluster.</summary>
public static class SwiperApi
{
    /// <summary>Puts the server together, ready to be run.</summary>
    /// <param name="args">Settings as command line arguments, such as <c>--urls</c> and <c>--Data</c>.</param>
    /// <exception cref="StartRefusedException">It cannot work as configured.</exception>
    public static WebApplication Build(string[] args)
    {
        var builder = SwiperHost.CreateBuilder(args, typeof(SwiperApi).Assembly);
        var hostsGrains = builder.Configuration.RoleOfApi() == Role.Both;
        ClusterRules.Check(builder.Configuration);
        builder.AddListener();
        builder.AddLogs();
        builder.AddGrains(hostsGrains);
        builder.Services.AddSwiperMedia(builder.Configuration);
        builder.AddRateLimits();
        builder.AddMetrics();
        builder.AddCrossOrigin();
        builder.Services.AddApiDescription();
        builder.Services.AddEdge(builder.Configuration);

        var app = builder.Build();
        app.UsePipeline();
        app.MapRoutes(hostsGrains);
        app.WarnOfDevelopment(Console.Error);
        return app;
    }

    private static void AddGrains(this WebApplicationBuilder builder, bool hostsGrains)
    {
        if (hostsGrains)
        {
            builder.AddSwiperSilo();
            builder.Services.AddControl();
        }
        else
        {
            builder.AddSwiperClient();
        }
    }

    private static void AddEdge(this IServiceCollection services, IConfiguration configuration)
    {
        SigningKey.Add(services, configuration);
        services.AddSingleton<SessionTokens>();
        services.AddSingleton<ApiServices>();
        services.AddOperators(configuration);
        services.AddPictures();
        services.AddReports();
        services.AddSingleton<Readiness>();
        services.AddSingleton<Drain>();
        services.AddHostedService(provider => provider.GetRequiredService<Drain>());

        // Answers are written by their own serializers; the API's description names its fields by these options.
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);
        });
    }

    private static void UsePipeline(this WebApplication app)
    {
        app.UseProxies();
        app.UseMiddleware<Edge>();
        app.UseMiddleware<HeadRequests>();
        app.UseRouting();
        app.UseCrossOrigin();
        app.UseRateLimits();
        app.UseMiddleware<Gate>();
    }

    private static void MapRoutes(this WebApplication app, bool hostsGrains)
    {
        var api = app.MapGroup("/api");
        api.MapGroup("/user").WithTags("Accounts").MapAccounts();
        api.MapGroup("/user").WithTags("Profiles").MapProfiles();
        api.MapGroup("/user").WithTags("Media").MapAvatar();
        api.MapGroup("/user").WithTags("Media").MapPhotos();
        api.MapGroup("/user").WithTags("Discovery").MapPlaces();
        api.MapGroup("/social").WithTags("Discovery").MapPerson();
        api.MapGroup("/social").WithTags("Discovery").MapDiscovery();
        api.MapGroup("/social").WithTags("Swipes").MapSwipes();
        api.MapGroup("/social").WithTags("Friends").MapFriends();
        api.MapGroup("/social").WithTags("Likes").MapLikes();
        api.MapGroup("/social").WithTags("Safety").MapBlocks();
        api.MapGroup("/social").WithTags("Safety").MapReports();
        api.MapGroup("").WithTags("Vip").MapVip();
        api.MapOperators();

        app.MapPictures();
        if (hostsGrains)
        {
            app.MapControl();
        }

        app.MapHealth();
        app.MapMetrics();
        app.MapPages();
        if (app.Environment.IsDevelopment())
        {
            app.MapDevelopmentSms();
        }
    }
}
