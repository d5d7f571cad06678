using Microsoft.Extensions.Options;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage;

namespace Swiper.Silo.Hosting;

/// <summary>Tells what an operator can mend from what is a defect.</summary>
public static class StartFailure
{
    /// <summary>What to tell the operator, in a sentence for each thing that is wrong; null where the failure is a defect.</summary>
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
