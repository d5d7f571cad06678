using System.Reflection;
using Microsoft.Extensions.Options;
using Swiper.Silo.Configuration;
using Swiper.Storage;

namespace Swiper.Silo.Hosting;

/// <summary>Runs a server until it is told to stop, and says in one sentence why it would not start.</summary>
public static class SwiperHost
{
    private const int Success = 0;
    private const int Refused = 1;
    private const string Prefix = "swiper: ";

    /// <summary>The argument that leaves a host with the settings of its start.</summary>
    /// <remarks>
    /// To see <c>appsettings.json</c> change, a host would watch its whole folder. The data folder usually lies below it, so every write of
    /// the databases would wake the watcher, and nothing here takes a setting that changes.
    /// </remarks>
    public const string WatchNoFiles = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>A builder for a server whose settings are those at its start, and known.</summary>
    /// <param name="args">Settings as command line arguments.</param>
    /// <param name="program">The server's assembly.</param>
    /// <exception cref="StartRefusedException">A setting is unknown, or of another type.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] args, Assembly program)
    {
        CheckArguments(args);
        var builder = CreateUnchecked(args);
        CheckSettings(builder.Configuration, program);
        builder.Services.AddSingleton<IStartCheck, ListenCheck>();
        return builder;
    }

    /// <summary>Refuses arguments that are no settings, before a configuration passes them over or throws.</summary>
    /// <exception cref="StartRefusedException">There is one.</exception>
    public static void CheckArguments(string[] args) => HostSettings.CheckForm(args);

    /// <summary>Refuses settings that a program does not know, or whose values do not convert.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="program">The program's assembly.</param>
    /// <exception cref="StartRefusedException">There is one.</exception>
    public static void CheckSettings(IConfigurationRoot configuration, Assembly program) =>
        new SettingsCheck(program).Check(configuration, sentence => Console.Error.WriteLine(Prefix + sentence));

    private static WebApplicationBuilder CreateUnchecked(string[] args)
    {
        try
        {
            return WebApplication.CreateBuilder([WatchNoFiles, .. args]);
        }
        catch (DirectoryNotFoundException exception)
        {
            throw new StartRefusedException($"{HostDefaults.ContentRootKey} is '{exception.Message}'; it must be a folder that exists.", exception);
        }
    }

    /// <summary>Builds the host and runs it. What an operator can mend goes to the error stream as a sentence, without a stack.</summary>
    /// <returns>The exit code.</returns>
    public static Task<int> Run(Func<IHost> build) => Run(build, Console.Error);

    internal static async Task<int> Run(Func<IHost> build, TextWriter errors)
    {
        try
        {
            var host = build();
            host.CheckStart();
            await host.RunAsync();
            return Success;
        }
        catch (Exception exception) when (StartFailure.Explain(exception) is { } sentence)
        {
            await errors.WriteLineAsync(Prefix + sentence);
            return Refused;
        }
    }

    /// <summary>Checks what can be checked before anything starts, so that a refusal is not also logged as a failure of the host.</summary>
    public static void CheckStart(this IHost host)
    {
        try
        {
            host.Services.GetService<IStartupValidator>()?.Validate();
        }
        catch (InvalidOperationException exception)
        {
            // The configuration binder's: it names the setting and the value that does not convert.
            throw new StartRefusedException(exception.Message, exception);
        }

        host.Services.GetService<DataFolderHolder>()?.Acquire();

        foreach (var check in host.Services.GetServices<IStartCheck>())
        {
            check.Check();
        }

        // Opens the databases.
        host.Services.GetService<IStoreHealth>();
    }
}
