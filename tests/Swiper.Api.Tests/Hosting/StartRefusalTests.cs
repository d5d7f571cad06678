using System.Net;
using System.Net.Sockets;
using Swiper.Silo.Hosting;

namespace Swiper.Api.Tests.Hosting;

/// <summary>On unusable settings a server exits with one line that names the setting and its value.</summary>
public sealed class StartRefusalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("urls", "foo", "urls is 'foo'; it must be an address such as http://127.0.0.1:8000")]
    [InlineData("urls", "http://127.0.0.1:99999", "urls is 'http://127.0.0.1:99999'; it must be")]
    [InlineData("urls", "http://localhost:many", "urls is 'http://localhost:many'; it must be")]
    [InlineData("urls", "ftp://127.0.0.1:8000", "urls is 'ftp://127.0.0.1:8000'; it must be")]
    [InlineData("urls", "http://127.0.0.1:0;http://127.0.0.1:0/api", "urls is 'http://127.0.0.1:0/api'; it must be")]
    [InlineData("urls", "http://192.0.2.1:8000", "urls is 'http://192.0.2.1:8000', where this process cannot listen")]
    [InlineData("Kestrel:Endpoints:Web:Url", "foo", "Kestrel:Endpoints:Web:Url is 'foo'; it must be")]
    [InlineData("Cors:Origins", "*", "Cors:Origins is a list: its entries are Cors:Origins:0")]
    [InlineData("Cors:Origins:0", "*", "Cors:Origins:0 is '*'; it must be an origin, such as https://app.example.")]
    [InlineData("Cors:Origins:0", "https://*.example", "Cors:Origins:0 is 'https://*.example'; it must be an origin")]
    [InlineData("Cors:Origins:0", "app.example", "Cors:Origins:0 is 'app.example'; it must be an origin")]
    [InlineData("Cors:Origins:0", "https://app.example/", "Cors:Origins:0 is 'https://app.example/'; it must be an origin")]
    [InlineData("Proxies:Known:0", "10.0.0.0/99", "Proxies:Known:0 is '10.0.0.0/99'; it must be an address or a network")]
    [InlineData("Metrics:Allow:0", "me", "Metrics:Allow:0 is 'me'; it must be an address or a network")]
    [InlineData("RateLimits:SignInBurst", "0", "RateLimits:SignInBurst is 0; it must be at least 1.")]
    [InlineData("RateLimits:SignInInterval", "00:00:00", "RateLimits:SignInInterval is 00:00:00; it must be positive and at most 1.00:00:00.")]
    [InlineData("RateLimits:Enabled", "maybe", "RateLimits:Enabled is 'maybe'; it must be true or false.")]
    [InlineData("Quotas:Like", "many", "Quotas:Like is 'many'; it must be a whole number")]
    [InlineData("Quotas:Like", "-1", "Quotas:Like is -1; it must be at least 0.")]
    [InlineData("Quota:Like", "5", "Quota:Like is no setting; did you mean Quotas:Like?")]
    [InlineData("RateLimit:GeneralBurst", "5", "RateLimit:GeneralBurst is no setting; did you mean RateLimits:GeneralBurst?")]
    [InlineData("Clock:TimeZone", "Mars/Base", "Clock:TimeZone is 'Mars/Base'; it must be an IANA name")]
    [InlineData("Vip:Levels:0:Level", "1", "Vip:Levels is '1'; it must be level 0 and others above it")]
    [InlineData("Role", "boss", "Role is 'boss'; it must be one of Both, Client, Silo.")]
    [InlineData("Role", "silo", "Role is Silo, which Swiper.Silo.dll is for")]
    [InlineData("Role", "client", "Cluster:Redis is not set")]
    [InlineData("Cluster:SiloPort", "0", "Cluster:SiloPort is 0; it must be between 1 and 65535.")]
    [InlineData("Cluster:Redis", "127.0.0.1:1", "Auth:SigningKey is not set")]
    [InlineData("Auth:SigningKey", "abc", "Auth:SigningKey is unusable; it must be at least 32 bytes in base64.")]
    [InlineData("Logs:Level", "Loud", "Logs:Level is 'Loud'; it must be one of Verbose, Debug")]
    [InlineData("Logs:Folder", "/dev/null/x", "Logs:Folder is '/dev/null/x'; it must be a folder that this user can write.")]
    [InlineData("Media:Folder", "/dev/null/x", "Media:Folder is '/dev/null/x'; it must be a folder that this user can write.")]
    [InlineData("Media:Provider", "Pigeon", "Media:Provider is 'Pigeon'; it must be one of Local, Qiniu.")]
    [InlineData("Media:BaseUrl", "pictures", "Media:BaseUrl is 'pictures'; it must be a path or an http address that ends with a slash.")]
    [InlineData("Sms:Provider", "Pigeon", "Sms:Provider is 'Pigeon'; it must be one of Development, Webhook, Aliyun.")]
    [InlineData("Storage:Shards:0:Provider", "Oracle", "Storage:Shards:0:Provider is 'Oracle'; it must be one of Sqlite, Postgres, MySql.")]
    [InlineData("Storage:Shards:0:Provider", "MySql", "Storage:Shards:0:ConnectionString is not set; it must be a connection string.")]
    [InlineData("Storage:MaxBatch", "0", "Storage:MaxBatch is 0; it must be at least 1.")]
    [InlineData("Data", "/dev/null/x", "The data folder /dev/null/x cannot be used")]
    [InlineData("environment", "Production", "Sms:Provider is not set")]
    [InlineData("contentRoot", "/nowhere", "contentRoot is '/nowhere/'; it must be a folder that exists.")]
    public async Task Run_SettingCannotWork_SaysSoInOneLine(string name, string value, string sentence) =>
        Assert.StartsWith("swiper: " + sentence, await Refusal($"--{name}={value}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("--Quotas:Like", "--Quotas:Like has no value")]
    [InlineData("nonsense", "'nonsense' is no setting")]
    [InlineData("-d=x", "'-d=x' is no setting")]
    public async Task Run_ArgumentIsNoSetting_SaysSoInOneLine(string argument, string sentence) =>
        Assert.StartsWith("swiper: " + sentence, await Refusal(argument), StringComparison.Ordinal);

    [Fact]
    public async Task Run_PortInUse_SaysSoInOneLine()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://{listener.LocalEndpoint}";

        Assert.StartsWith($"swiper: urls is '{url}', where something listens already", await Refusal("--urls=" + url), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ bad", "appsettings.json'. ")]
    [InlineData("""{ "Quota": { "Like": 5 } }""", "Quota:Like is no setting; did you mean Quotas:Like?")]
    public async Task Run_SettingsFileIsWrong_SaysSoInOneLine(string json, string sentence)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "appsettings.json"), json, TestContext.Current.CancellationToken);

        Assert.Contains(sentence, await Refusal("--contentRoot=" + _folder.Path), StringComparison.Ordinal);
    }

    /// <summary>Also in a process of its own, where an unhandled exception would print a stack trace.</summary>
    [Theory]
    [InlineData("urls", "foo")]
    [InlineData("Cors:Origins:0", "*")]
    [InlineData("Kestrel:Certificates:Default:Path", "/nowhere")]
    public async Task Server_SettingCannotWork_PrintsOneLineAndEndsWithOne(string name, string value)
    {
        (string, string)[] https = name.StartsWith("Kestrel", StringComparison.Ordinal) ? [("urls", "https://127.0.0.1:0")] : [];
        await using var server = SwiperServer.Launch(_folder.Path, [(name, value), .. https]);

        await server.Ended();

        Assert.Equal(1, server.ExitCode);
        Assert.Contains(value, Assert.Single(server.Output.Lines), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> Refusal(string argument)
    {
        using var errors = new StringWriter();
        string[] defaults = ["--environment=Development", "--urls=http://127.0.0.1:0", "--Data=" + Path.Combine(_folder.Path, "data")];

        Assert.Equal(1, await SwiperHost.Run(() => SwiperApi.Build([.. defaults, argument]), errors));

        return Assert.Single(errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
