using System.Collections.Immutable;
using System.Reflection;
using Swiper.Silo.Hosting;

namespace Swiper.Silo.Configuration;

/// <summary>
/// Refuses settings that nothing reads, most likely misspelt, and values that do not convert. An ignored setting hurts later than a refused one,
/// when the default it left in force does.
/// </summary>
internal sealed class SettingsCheck
{
    private const string Documentation = "docs/settings.md";

    private readonly ImmutableArray<KnownSetting> _known;
    private readonly HashSet<string> _sections;

    public SettingsCheck(Assembly program)
    {
        _known = SettingCatalog.Of(program);
        _sections = new(_known.Where(setting => setting.Segments.Length > 1).Select(setting => setting.Segments[0]), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Checks what is set.</summary>
    /// <param name="configuration">What is set.</param>
    /// <param name="warn">Is told, in a sentence each, of variables that are ignored and may well be another program's.</param>
    /// <exception cref="StartRefusedException">Something will not do; a sentence for each.</exception>
    public void Check(IConfigurationRoot configuration, Action<string> warn)
    {
        var refusals = new List<string>();
        foreach (var given in GivenSetting.Of(configuration).DistinctBy(given => (given.Name.ToUpperInvariant(), given.Source)))
        {
            var path = given.Name.Split(ConfigurationPath.KeyDelimiter);
            if (_known.FirstOrDefault(setting => setting.Is(path)) is { } known)
            {
                // The winning source decides, and others are never read.
                refusals.AddRange(configuration[given.Name] == given.Value && Refuse(known, given) is { } refusal ? [refusal] : []);
            }
            else if (Describe(given, path) is { } unknown)
            {
                (unknown.IsRefused ? refusals.Add : warn)(unknown.Sentence);
            }
        }

        if (refusals.Count > 0)
        {
            throw new StartRefusedException(string.Join(' ', refusals.Distinct()));
        }
    }

    private static string? Refuse(KnownSetting known, GivenSetting given) => known.Type switch
    {
        // An empty list in a file is an empty text.
        null => given.Value.Length == 0 ? null : $"{given.Name} is a list: its entries are {given.Name}:0 and so on.",
        { } type => SettingValue.Must(type, given.Value) is { } must ? $"{given.Name} is '{given.Value}'; it must be {must}." : null,
    };

    /// <summary>What to say of a name that is unknown, or null if it is most likely not meant for Swiper.</summary>
    private (string Sentence, bool IsRefused)? Describe(GivenSetting given, string[] path)
    {
        var isOurs = _sections.Contains(path[0]);
        if (Meant(path) is { } meant && (path.Length > 1 || given.Source != SettingSource.Environment))
        {
            return ($"{given.Name} is no setting; did you mean {meant}?", true);
        }

        return given.Source switch
        {
            SettingSource.Environment => isOurs && path.Length > 1
                ? ($"{given.Name}, from the environment, is no setting and is ignored; {Documentation} lists the settings.", false)
                : null,
            SettingSource.CommandLine when isOurs && path.Length == 1 => ($"{given.Name} is a section; {Documentation} lists its settings.", true),
            SettingSource.CommandLine when path.Length == 1 && !HostSettings.Has(path[0]) => (Sentence(path[0]), true),
            _ when isOurs || (path.Length > 1 && NearSection(path[0])) => (Sentence(given.Name), true),
            _ => null,
        };

        static string Sentence(string name) => $"{name} is no setting; {Documentation} lists the settings.";
    }

    private bool NearSection(string name) => _sections.Any(section => Spelling.Slips(name, section) is not null);

    /// <summary>The nearest known name of which each part is the same or a slip of it.</summary>
    private string? Meant(string[] path) => _known
        .Where(setting => setting.Segments.Length == path.Length)
        .Select(setting => (setting.Segments, Slips: setting.Segments.Zip(path).Select(pair => pair.First == KnownSetting.AnyEntry ? 0 : Spelling.Slips(pair.Second, pair.First))))
        .Where(near => near.Slips.All(slips => slips is not null))
        .OrderBy(near => near.Slips.Sum())
        .Select(near => ConfigurationPath.Combine(near.Segments.Zip(path).Select(pair => pair.First == KnownSetting.AnyEntry ? pair.Second : pair.First)))
        .FirstOrDefault();
}
