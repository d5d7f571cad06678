using Microsoft.Extensions.Options;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage;

namespace Swiper.Silo.Hosting;

/// <summary>The server cannot start as it is configured. The message is one sentence for the operator: it names the setting and what to do.</summary>
public sealed class StartRefusedException : Exception
{
    /// <summary>Creates the refusal.</summary>
    public StartRefusedException()
    {
    }

    /// <summary>Creates the refusal with its sentence.</summary>
    public StartRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the refusal with its sentence and what lies behind it.</summary>
    public StartRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>Tells failures that an operator can mend from defects.</summary>
public static class StartFailure
{
    /// <summary>What to tell the operator, in a sentence for each thing that is wrong; null if the failure is a defect.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        StartRefusedException or StoreSetupException or StoreUnavailableException or IOException => exception.Message,
        OptionsValidationException invalid => string.Join(' ', invalid.Failures),

        // Settings of more than one part are wrong.
        AggregateException { InnerExceptions: var all } when all.All(inner => inner is OptionsValidationException) =>
            string.Join(' ', all.Select(Explain)),

        // A settings file that cannot be read: the innermost failure has the line.
        InvalidDataException file => $"{file.Message} {Innermost(file).Message}",
        _ => null,
    };

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;
}

/// <summary>Validates something before anything starts, and refuses the start if it cannot work.</summary>
public interface IStartCheck
{
    /// <summary>Validates it.</summary>
    /// <exception cref="StartRefusedException">It cannot work; the sentence names the setting.</exception>
    void Check();
}
