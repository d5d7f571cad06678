using System.Reflection;

namespace Swiper.Api.Tests.Support;

/// <summary>The product's assemblies that the API consists of, its own included.</summary>
public static class Projects
{
    public const BindingFlags DeclaredMembers =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<Assembly> All { get; } = Of(typeof(SwiperApi).Assembly, []);

    private static List<Assembly> Of(Assembly project, List<Assembly> found)
    {
        if (!found.Contains(project))
        {
            found.Add(project);
            foreach (var reference in project.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("Swiper.", StringComparison.Ordinal)))
            {
                Of(Assembly.Load(reference), found);
            }
        }

        return found;
    }
}
