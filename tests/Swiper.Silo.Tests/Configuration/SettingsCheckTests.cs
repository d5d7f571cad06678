using System.Text;
using Microsoft.Extensions.Configuration;
using Swiper.Silo.Configuration;
using Swiper.Silo.Hosting;

namespace Swiper.Silo.Tests.Configuration;

public sealed class SettingsCheckTests
{
    private readonly List<string> _warnings = [];

    [Theory]
    [InlineData("Quota:Like", "Quota:Like is no setting; did you mean Quotas:Like?")]
    [InlineData("Quotas:Lik", "Quotas:Lik is no setting; did you mean Quotas:Like?")]
    [InlineData("Acounts:CodeTrys", "Acounts:CodeTrys is no setting; did you mean Accounts:CodeTries?")]
    [InlineData("Storage:Shard:3:Provider", "Storage:Shard:3:Provider is no setting; did you mean Storage:Shards:3:Provider?")]
    [InlineData("Dta", "Dta is no setting; did you mean Data?")]
    [InlineData("Quotas:Kisses", "Quotas:Kisses is no setting; docs/settings.md lists the settings.")]
    [InlineData("Quota:Kisses", "Quota:Kisses is no setting; docs/settings.md lists the settings.")]
    [InlineData("Quotas:Like:Much", "Quotas:Like:Much is no setting; docs/settings.md lists the settings.")]
    public void Check_UnknownNameOnTheCommandLineOrInAFile_IsRefused(string name, string sentence)
    {
        Assert.Equal(sentence, Refusal(CommandLine(name, "1")));
        Assert.Equal(sentence, Refusal(File(name, "1")));
    }

    [Theory]
    [InlineData("port", "port is no setting; docs/settings.md lists the settings.")]
    [InlineData("Quotas", "Quotas is a section; docs/settings.md lists its settings.")]
    public void Check_UnknownSingleWordOnTheCommandLine_IsRefused(string name, string sentence) => Assert.Equal(sentence, Refusal(CommandLine(name, "1")));

    [Theory]
    [InlineData("Logging:LogLevel:Default", "Debug")]
    [InlineData("Kestrel:Limits:MaxConcurrentConnections", "5")]
    [InlineData("AllowedHosts", "*")]
    [InlineData("urls", "http://127.0.0.1:1")]
    [InlineData("environment", "Test")]
    [InlineData("ConnectionStrings:Other", "x")]
    public void Check_SettingOfSomethingElse_IsLeftAlone(string name, string value)
    {
        Check(CommandLine(name, value));
        Check(File(name, value));

        Assert.Empty(_warnings);
    }

    [Theory]
    [InlineData("Quota__Like", "Quota:Like is no setting; did you mean Quotas:Like?")]
    [InlineData("QUOTAS__LIK", "QUOTAS:LIK is no setting; did you mean Quotas:Like?")]
    public void Check_SlipInTheEnvironment_IsRefused(string variable, string sentence) => Assert.Equal(sentence, Refusal(Variable(variable, "1")));

    [Theory]
    [InlineData("DTA")]
    [InlineData("STORAGE")]
    [InlineData("QUOTA_LIKE")]
    [InlineData("LOG__FORMAT")]
    public void Check_VariableOfAnotherProgram_IsLeftAlone(string variable)
    {
        Check(Variable(variable, "1"));

        Assert.Empty(_warnings);
    }

    [Fact]
    public void Check_UnknownVariableInASectionOfOurs_IsNamedAndIgnored()
    {
        Check(Variable("Cluster__Colour", "1"));

        Assert.Equal(["Cluster:Colour, from the environment, is no setting and is ignored; docs/settings.md lists the settings."], _warnings);
    }

    [Theory]
    [InlineData("Quotas:Like", "many", "Quotas:Like is 'many'; it must be a whole number of at most 2147483647.")]
    [InlineData("Quotas:Like", "99999999999", "Quotas:Like is '99999999999'; it must be a whole number of at most 2147483647.")]
    [InlineData("Storage:Migrate", "perhaps", "Storage:Migrate is 'perhaps'; it must be true or false.")]
    [InlineData("Accounts:CodeLifetime", "300", "Accounts:CodeLifetime is '300'; it must be a time such as 00:00:30, or 1.00:00:00 for a day.")]
    [InlineData("Role", "7", "Role is '7'; it must be one of Both, Client, Silo.")]
    [InlineData("Role", "Both, Silo", "Role is 'Both, Silo'; it must be one of Both, Client, Silo.")]
    [InlineData("Vip:Levels:0:Price", "free", "Vip:Levels:0:Price is 'free'; it must be a number.")]
    [InlineData("Vip:Levels:0:Permissions", "Rewind, Fly", "Vip:Levels:0:Permissions is 'Rewind, Fly'; it must be names, separated by commas, of None, VipFlag, Superlike, Rewind, AnyLocation, UnlimitedLikes, SeeLikes.")]
    [InlineData("Storage:Shards", "x", "Storage:Shards is a list: its entries are Storage:Shards:0 and so on.")]
    public void Check_ValueThatDoesNotConvert_IsRefused(string name, string value, string sentence) => Assert.Equal(sentence, Refusal(CommandLine(name, value)));

    [Theory]
    [InlineData("quotas:like", "5")]
    [InlineData("Role", "silo")]
    [InlineData("Storage:Shards:0:Provider", "mysql")]
    [InlineData("Storage:Replicas:0", "anything")]
    [InlineData("Vip:Levels:0:Permissions", "rewind, superlike")]
    [InlineData("Accounts:SessionLifetime", "90.00:00:00")]
    [InlineData("Sms:Aliyun:AccessKeySecret", "")]
    public void Check_SettingThatWillDo_Passes(string name, string value) => Check(CommandLine(name, value));

    [Fact]
    public void Check_BadValueThatABetterSourceReplaces_IsNeverRead() => Check(File("Quotas:Like", "many").AddCommandLine(["--Quotas:Like=5"]));

    private static ConfigurationBuilder CommandLine(string name, string value) => With(builder => builder.AddCommandLine([$"--{name}={value}"]));

    private static ConfigurationBuilder File(string name, string value) =>
        With(builder => builder.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "{{name}}": "{{value}}" }"""))));

    private static ConfigurationBuilder Variable(string name, string value)
    {
        const string prefix = "SWIPER_TEST_OF_SETTINGS_";
        Environment.SetEnvironmentVariable(prefix + name, value);
        try
        {
            var root = new ConfigurationBuilder().AddEnvironmentVariables(prefix).Build();
            return With(builder => builder.AddConfiguration(root));
        }
        finally
        {
            Environment.SetEnvironmentVariable(prefix + name, null);
        }
    }

    private static ConfigurationBuilder With(Action<IConfigurationBuilder> add)
    {
        var builder = new ConfigurationBuilder();
        add(builder);
        return builder;
    }

    private string Refusal(IConfigurationBuilder builder) => Assert.Throws<StartRefusedException>(() => Check(builder)).Message;

    private void Check(IConfigurationBuilder builder) => new SettingsCheck(typeof(SettingsCheck).Assembly).Check((IConfigurationRoot)builder.Build(), _warnings.Add);
}
