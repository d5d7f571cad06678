namespace Swiper.Silo.Hosting;

/// <summary>Reads single settings.</summary>
public static class SettingReader
{
    /// <summary>Reads a setting, or the default if it is not set.</summary>
    /// <exception cref="StartRefusedException">The value is not of the setting's type; the sentence names both.</exception>
    public static T Read<T>(this IConfiguration configuration, string setting, T otherwise)
    {
        try
        {
            return configuration.GetValue(setting, otherwise)!;
        }
        catch (InvalidOperationException exception)
        {
            throw new StartRefusedException(exception.Message, exception);
        }
    }
}
