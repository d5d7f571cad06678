using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Swiper.Grains.Interfaces.Configuration;

/// <summary>The one way in which settings become options.</summary>
public static class SettingsExtensions
{
    /// <summary>Adds the options of a section, validated at start.</summary>
    public static IServiceCollection AddSettings<T>(this IServiceCollection services, IConfiguration configuration)
        where T : class, ISettings
    {
        services.AddOptions<T>().Bind(configuration.SectionOf<T>()).ValidateOnStart();
        return services.CheckSettings<T>();
    }

    /// <summary>Validates options that are not bound to the configuration.</summary>
    public static IServiceCollection CheckSettings<T>(this IServiceCollection services)
        where T : class, ISettings
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<T>, OptionsCheck<T>>());
        return services;
    }

    /// <summary>Reads options that decide which services to add, before the container exists.</summary>
    /// <exception cref="OptionsValidationException">A value is invalid.</exception>
    public static T Read<T>(this IConfiguration configuration)
        where T : class, ISettings, new()
    {
        var options = new T();
        try
        {
            configuration.SectionOf<T>().Bind(options);
        }
        catch (InvalidOperationException exception)
        {
            // The binder's message names the setting and the value that does not convert.
            throw new OptionsValidationException(T.Section, typeof(T), [exception.Message]);
        }

        return new OptionsCheck<T>().Validate(name: null, options) is { Failed: true } invalid
            ? throw new OptionsValidationException(T.Section, typeof(T), invalid.Failures)
            : options;
    }

    private static IConfiguration SectionOf<T>(this IConfiguration configuration)
        where T : class, ISettings => T.Section.Length == 0 ? configuration : configuration.GetSection(T.Section);
}
