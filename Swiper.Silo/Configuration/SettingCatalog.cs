using System.Collections.Immutable;
using System.ComponentModel;
using System.Reflection;
using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Silo.Configuration;

/// <summary>A setting that the code knows.</summary>
/// <param name="Name">Its name; <c>*</c> stands for an entry of a list, as in <c>Storage:Shards:*:Provider</c>.</param>
/// <param name="Type">What its value converts to; null if it is a list.</param>
/// <param name="Default">Its default.</param>
internal sealed record KnownSetting(string Name, Type? Type, object? Default)
{
    public const string AnyEntry = "*";

    public ImmutableArray<string> Segments { get; } = [.. Name.Split(ConfigurationPath.KeyDelimiter)];

    public bool IsIn(string section) => Segments.Length > 1 && Segments[0].Equals(section, StringComparison.OrdinalIgnoreCase);

    public bool Is(string[] path) => Segments.Length == path.Length
        && Segments.Zip(path).All(pair => pair.First == AnyEntry || pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Every setting there is: the public properties of every <see cref="ISettings"/> in a program's assemblies.</summary>
internal static class SettingCatalog
{
    private static readonly MethodInfo OfOptions = typeof(SettingCatalog).GetMethod(nameof(Of), 1, BindingFlags.Static | BindingFlags.NonPublic, [])!;

    /// <summary>The settings of a program, whatever its role.</summary>
    /// <param name="program">Its assembly; those it refers to are searched, too.</param>
    public static ImmutableArray<KnownSetting> Of(Assembly program) => [.. OptionTypes(program).SelectMany(Of)];

    /// <summary>The options a program has.</summary>
    public static IEnumerable<Type> OptionTypes(Assembly program) => Assemblies(program, [])
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ISettings)));

    /// <summary>The settings of options.</summary>
    public static IEnumerable<KnownSetting> Of(Type options) => (IEnumerable<KnownSetting>)OfOptions.MakeGenericMethod(options).Invoke(null, null)!;

    private static IEnumerable<KnownSetting> Of<T>()
        where T : class, ISettings, new() => Properties(T.Section, new T());

    private static HashSet<Assembly> Assemblies(Assembly assembly, HashSet<Assembly> found)
    {
        if (found.Add(assembly))
        {
            foreach (var name in assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith(nameof(Swiper) + ".", StringComparison.Ordinal)))
            {
                Assemblies(Assembly.Load(name), found);
            }
        }

        return found;
    }

    private static IEnumerable<KnownSetting> Properties(string section, object options) => options.GetType()
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(property => property.SetMethod is { IsPublic: true } || EntryOf(property.PropertyType) is not null)
        .SelectMany(property => Known(Join(section, property.Name), property.PropertyType, property.GetValue(options)));

    private static IEnumerable<KnownSetting> Known(string name, Type type, object? value)
    {
        var scalar = Nullable.GetUnderlyingType(type) ?? type;
        if (EntryOf(type) is { } entry)
        {
            var each = Join(name, KnownSetting.AnyEntry);
            return [new KnownSetting(name, null, value), .. IsScalar(entry) ? [new KnownSetting(each, entry, null)] : Properties(each, Activator.CreateInstance(entry)!)];
        }

        return IsScalar(scalar) ? [new KnownSetting(name, scalar, value)] : Properties(name, value!);
    }

    /// <summary>What a list that settings can fill holds, or null if a type is none.</summary>
    private static Type? EntryOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IList<>) ? type.GetGenericArguments()[0] : null;

    private static bool IsScalar(Type type) => TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));

    private static string Join(string section, string name) => section.Length == 0 ? name : ConfigurationPath.Combine(section, name);
}
