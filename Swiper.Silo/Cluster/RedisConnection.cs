using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Swiper.Silo.Hosting;

namespace Swiper.Silo.Cluster;

/// <summary>The process's one connection to the cluster's Redis. Once made it mends itself.</summary>
internal sealed class RedisConnection(IOptions<ClusterOptions> options) : IStartCheck, IDisposable
{
    private const string Setting = ClusterOptions.SectionName + ":" + nameof(ClusterOptions.Redis);
    private const int TimeoutMilliseconds = 5_000;

    /// <summary>The driver would let the pause grow to a minute, during which a silo knows nothing of the others.</summary>
    private const int ReconnectMilliseconds = 1_000;

    private readonly Lock _gate = new();
    private ConnectionMultiplexer? _connection;

    /// <summary>The connection, made on first use.</summary>
    /// <exception cref="StartRefusedException">It cannot be made.</exception>
    public ConnectionMultiplexer Value
    {
        get
        {
            lock (_gate)
            {
                return _connection ??= Connect();
            }
        }
    }

    public void Check() => _ = Value;

    /// <summary>The setting as the driver reads it.</summary>
    /// <exception cref="StartRefusedException">It cannot be read.</exception>
    public ConfigurationOptions Configuration()
    {
        try
        {
            var configuration = ConfigurationOptions.Parse(options.Value.Redis);
            configuration.ConnectTimeout = TimeoutMilliseconds;
            configuration.AbortOnConnectFail = true;
            configuration.ReconnectRetryPolicy = new LinearRetry(ReconnectMilliseconds);
            return configuration;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // Neither the text nor the driver's complaint about it: each may hold the password.
            throw new StartRefusedException($"{Setting} is not an address of Redis: write it like 10.0.0.5:6379,password=….");
        }
    }

    public void Dispose() => _connection?.Dispose();

    private ConnectionMultiplexer Connect()
    {
        var configuration = Configuration();
        try
        {
            var connection = ConnectionMultiplexer.Connect(configuration);
            connection.GetDatabase().Ping();
            return connection;
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException)
        {
            throw new StartRefusedException($"{Setting} names a Redis that cannot be used: {Describe(exception)}.");
        }
    }

    /// <summary>A cause, never a value.</summary>
    private static string Describe(Exception exception) => exception switch
    {
        RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure } => "it refuses the user or the password",
        RedisServerException => "it refuses the user or the password",
        _ => "it cannot be reached",
    };
}
