using Microsoft.Extensions.Options;

namespace Swiper.Grains.Interfaces.Configuration;

/// <summary>Refuses options that cannot work, with a sentence for each broken rule.</summary>
public sealed class OptionsCheck<T> : IValidateOptions<T>
    where T : class, ISettings
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var failures = options.Rules().Where(rule => !rule.IsMet).Select(rule => rule.Sentence(T.Section)).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
