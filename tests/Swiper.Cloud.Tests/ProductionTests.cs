using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Swiper.Api;
using Swiper.Cloud.Tests.Support;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Silo;
using Swiper.Silo.Hosting;

namespace Swiper.Cloud.Tests;

/// <summary>Whole servers in Production, with both stand-ins.</summary>
public sealed class ProductionTests : IAsyncLifetime
{
    private const string Phone = "+8613800000001";

    /// <summary>A PNG of one pixel.</summary>
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly AliyunServer _aliyun = new();
    private readonly QiniuServer _qiniu = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("swiper-cloud-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _aliyun.InitializeAsync();
        await _qiniu.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _aliyun.DisposeAsync();
        await _qiniu.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Avatar_UserWithACodeFromAliyun_IsAtQiniuAndTheOneItReplacesIsGone()
    {
        await using var app = SwiperApi.Build(CloudSettings.Of(_folder.FullName, _aliyun, _qiniu));
        await app.StartAsync(Cancellation);
        using var client = ClientOf(app);
        await SignIn(client);

        var first = await PutAvatar(client);
        Assert.Equal("https://img.example.com/" + Assert.Single(_qiniu.Files).Key, first);
        var second = await PutAvatar(client);

        Assert.NotEqual(first, second);
        Assert.Equal("https://img.example.com/" + Assert.Single(_qiniu.Files).Key, second);
        Assert.Equal(second, (await Get(client, "/api/user/info")).GetProperty("avatar").GetString());
        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Avatar_QiniuIsAway_TheOldOneStands()
    {
        await using var app = SwiperApi.Build(CloudSettings.Of(_folder.FullName, _aliyun, _qiniu));
        await app.StartAsync(Cancellation);
        using var client = ClientOf(app);
        await SignIn(client);
        var first = await PutAvatar(client);
        _qiniu.Next(401);

        using var response = await client.PostAsync("/api/user/avatar", FormOf(Picture), Cancellation);

        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(first, (await Get(client, "/api/user/info")).GetProperty("avatar").GetString());
        Assert.Equal("https://img.example.com/" + Assert.Single(_qiniu.Files).Key, first);
        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Photo_AddedAndDeleted_IsAtQiniuWithItsThumbnailAndThenNeither()
    {
        await using var app = SwiperApi.Build(CloudSettings.Of(_folder.FullName, _aliyun, _qiniu));
        await app.StartAsync(Cancellation);
        using var client = ClientOf(app);
        await SignIn(client);

        var photo = await Put(client, "/api/user/photos", FormOf(Picture, "photo"));

        Assert.Equal(
            new[] { photo.GetProperty("url").GetString(), photo.GetProperty("thumbnail").GetString() }.Order(),
            _qiniu.Files.Keys.Select(key => "https://img.example.com/" + key).Order());
        using var form = new FormUrlEncodedContent([new("id", photo.GetProperty("id").GetString()!)]);
        _qiniu.Next(401);
        using (var refused = await client.PostAsync("/api/user/photos/delete", form, Cancellation))
        {
            Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }

        Assert.Equal(0, (await Get(client, "/api/user/photos")).GetArrayLength());
        using var again = new FormUrlEncodedContent([new("id", photo.GetProperty("id").GetString()!)]);
        using var deleted = await client.PostAsync("/api/user/photos/delete", again, Cancellation);
        Assert.Equal(System.Net.HttpStatusCode.OK, deleted.StatusCode);
        Assert.Empty(_qiniu.Files);
        await app.StopAsync(Cancellation);
    }

    [Theory]
    [InlineData("isv.MOBILE_NUMBER_ILLEGAL", ErrorCode.PHONE_ERROR)]
    [InlineData("isv.BUSINESS_LIMIT_CONTROL", ErrorCode.TOO_MANY_REQUESTS)]
    public async Task Send_AliyunRefusedTheNumber_TheNextRequestIsTold(string code, ErrorCode reason)
    {
        var witness = new CallWitness();
        using var host = await Silo(witness);
        var grain = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IVerifyCodeGrain>(Phone);
        _aliyun.Next(200, code);

        Assert.Null((await grain.Send()).Refusal);
        await witness.Seen(nameof(IVerifyCodeGrain.SendRefused)).WaitAsync(Cancellation);
        var refusal = (await grain.Send()).Refusal;

        Assert.Equal(reason, refusal?.Code);
        Assert.Equal(reason == ErrorCode.TOO_MANY_REQUESTS, refusal?.RetryAfter > TimeSpan.FromMinutes(50));
        Assert.Single(_aliyun.Requests);
        await host.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Send_AliyunRefusesItsAccount_EveryoneIsToldItIsUnavailableAndNothingIsTried()
    {
        var witness = new CallWitness();
        using var host = await Silo(witness);
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        _aliyun.Next(200, "isv.AMOUNT_NOT_ENOUGH");

        Assert.Null((await grains.GetGrain<IVerifyCodeGrain>(Phone).Send()).Refusal);
        await witness.Seen(nameof(IVerifyCodeGrain.SendFailed)).WaitAsync(Cancellation);

        Assert.Equal(ErrorCode.UNAVAILABLE, (await grains.GetGrain<IVerifyCodeGrain>(Phone).Send()).Refusal?.Code);
        Assert.Equal(ErrorCode.UNAVAILABLE, (await grains.GetGrain<IVerifyCodeGrain>("+8613800000002").Send()).Refusal?.Code);
        Assert.Single(_aliyun.Requests);
        await host.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Run_SettingsAreMissing_NamesThemAndNoSecret()
    {
        var settings = CloudSettings.Of(_folder.FullName, _aliyun, _qiniu)
            .Select(argument => argument is "Swiper" or QiniuServer.Bucket ? "" : argument).ToArray();
        using var errors = new StringWriter();

        Assert.Equal(1, await SwiperHost.Run(() => SwiperApi.Build(settings), errors));

        Assert.Contains("Sms:Aliyun:SignName is not set", errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("Media:Qiniu:Bucket is not set", errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(AliyunServer.AccessKeySecret, errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(QiniuServer.SecretKey, errors.ToString(), StringComparison.Ordinal);
    }

    private static HttpClient ClientOf(WebApplication app) => new() { BaseAddress = new Uri(app.Urls.Single()) };

    private static async Task<JsonElement> Get(HttpClient client, string path)
    {
        var answer = await client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), Cancellation);
        Assert.Equal(0, answer.GetProperty("code").GetInt32());
        return answer.GetProperty("data");
    }

    private static MultipartFormDataContent FormOf(byte[] picture, string field = "avatar")
    {
        var file = new ByteArrayContent(picture);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return new MultipartFormDataContent { { file, field, "me.png" } };
    }

    private static async Task<string> PutAvatar(HttpClient client) =>
        (await Put(client, "/api/user/avatar", FormOf(Picture))).GetProperty("avatar").GetString()!;

    private static async Task<JsonElement> Put(HttpClient client, string path, MultipartFormDataContent form)
    {
        using var response = await client.PostAsync(path, form, Cancellation);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal(0, answer.GetProperty("code").GetInt32());
        return answer.GetProperty("data");
    }

    private async Task SignIn(HttpClient client)
    {
        await Get(client, "/api/user/verify?phonenum=" + Uri.EscapeDataString(Phone));
        var sms = await _aliyun.Arrival(Cancellation);
        Assert.Equal("13800000001", sms["PhoneNumbers"]);
        var code = JsonDocument.Parse(sms["TemplateParam"]).RootElement.GetProperty("code").GetString()!;
        using var login = new FormUrlEncodedContent(new Dictionary<string, string> { ["phonenum"] = Phone, ["vcode"] = code });
        using var response = await client.PostAsync("/api/user/login", login, Cancellation);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        client.DefaultRequestHeaders.Authorization = new("Bearer", answer.GetProperty("data").GetProperty("token").GetString());
    }

    private async Task<IHost> Silo(CallWitness witness)
    {
        var builder = Host.CreateApplicationBuilder(CloudSettings.Of(_folder.FullName, _aliyun, _qiniu));
        builder.AddSwiperSilo();
        builder.Services.AddSingleton<IIncomingGrainCallFilter>(witness);
        var host = builder.Build();
        await host.StartAsync(Cancellation);
        return host;
    }
}
