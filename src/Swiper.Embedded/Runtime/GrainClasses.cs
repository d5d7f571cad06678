using System.Collections.Frozen;
using System.Reflection;
using Orleans;
using Orleans.Runtime;

namespace Swiper.Embedded;

/// <summary>All grain classes of the application: those in assemblies that know the engine and that the application refers to.</summary>
internal sealed class GrainClasses
{
    private readonly FrozenDictionary<Type, GrainClass[]> _byInterface;
    private readonly FrozenDictionary<GrainType, GrainClass> _byName;

    /// <summary>Takes the classes given, or looks for all there are, which takes a while.</summary>
    public GrainClasses(Engine engine, IReadOnlyList<Type>? known)
    {
        var types = known ?? Find();
        var clash = types.GroupBy(type => GrainShape.Of(type).Name).FirstOrDefault(same => same.Count() > 1);
        if (clash is not null)
        {
            throw new OrleansConfigurationException($"The grain type {clash.Key} names more than one class: {string.Join(", ", clash)}.");
        }

        var classes = types.ToDictionary(type => type, type => new GrainClass(engine, type));
        _byName = classes.Values.ToFrozenDictionary(grainClass => grainClass.GrainType);
        _byInterface = classes
            .SelectMany(pair => GrainShape.Of(pair.Key).Interfaces.Select(grainInterface => (grainInterface, pair.Value)))
            .GroupBy(pair => pair.grainInterface, pair => pair.Value)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>All grain classes of the application, by name.</summary>
    public static List<Type> Find() =>
        [.. Assemblies().SelectMany(assembly => assembly.GetTypes()).Where(IsGrainClass).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>The one class that implements an interface.</summary>
    /// <param name="grainInterface">The interface.</param>
    /// <param name="prefix">How the full name of the class begins, where several implement it.</param>
    /// <exception cref="ArgumentException">None does, or more than one.</exception>
    public GrainClass Implementing(Type grainInterface, string? prefix)
    {
        if (!_byInterface.TryGetValue(grainInterface, out var classes))
        {
            throw new ArgumentException($"Could not find an implementation for interface {grainInterface}");
        }

        if (classes.Length == 1 && prefix is null)
        {
            return classes[0];
        }

        var candidates = classes.Where(candidate => prefix is null || candidate.ClassName.StartsWith(prefix, StringComparison.Ordinal)).ToArray();
        return candidates.Length == 1
            ? candidates[0]
            : throw new ArgumentException($"Unable to identify a single appropriate grain type for interface {grainInterface}.");
    }

    public GrainClass Named(GrainType name) =>
        _byName.TryGetValue(name, out var found) ? found : throw new ArgumentException($"Could not find a grain class for {name}");

    private static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
        && typeof(IGrain).IsAssignableFrom(type)
        && typeof(IGrainBase).IsAssignableFrom(type);

    // Referred to, and not just loaded: an assembly is loaded only when something in it is first used.
    private static List<Assembly> Assemblies()
    {
        var engine = typeof(Engine).Assembly.GetName().Name;
        var found = new Dictionary<string, Assembly>();
        var open = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic));
        while (open.TryDequeue(out var assembly))
        {
            if (!found.TryAdd(assembly.FullName!, assembly))
            {
                continue;
            }

            foreach (var reference in assembly.GetReferencedAssemblies().Where(reference => !IsFramework(reference.Name!) && !found.ContainsKey(reference.FullName)))
            {
                if (TryLoad(reference) is { } loaded)
                {
                    open.Enqueue(loaded);
                }
            }
        }

        return [.. found.Values.Where(assembly => assembly.GetReferencedAssemblies().Any(reference => reference.Name == engine))];
    }

    private static bool IsFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal) || name is "System" or "netstandard" or "mscorlib";

    // A reference that cannot be loaded is an optional one of some library.
    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            return null;
        }
    }
}
