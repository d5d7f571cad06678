using System.Reflection;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests;

public sealed class NamingTests
{
    private const string Suffix = "Async";

    /// <summary>ASP.NET finds these methods by name: middleware and parameter binding.</summary>
    private static readonly string[] Conventions = ["InvokeAsync", "BindAsync"];

    [Fact]
    public void Methods_ThatWeName_HaveNoAsyncSuffix() => Assert.Empty(
        from project in Projects.All
        from type in project.GetTypes()
        where type.Namespace?.StartsWith("Swiper.", StringComparison.Ordinal) == true
        from method in type.GetMethods(Projects.DeclaredMembers)
        where method.Name.EndsWith(Suffix, StringComparison.Ordinal) && !IsNamedByOthers(type, method)
        select $"{type.FullName}.{method.Name}");

    private static bool IsNamedByOthers(Type type, MethodInfo method) =>
        Conventions.Contains(method.Name)
        || method.Name.Contains('.', StringComparison.Ordinal)
        || method.GetBaseDefinition() != method
        || (!type.IsInterface && type.GetInterfaces().Any(contract =>
            !contract.Assembly.GetName().Name!.StartsWith("Swiper.", StringComparison.Ordinal)
            && type.GetInterfaceMap(contract).TargetMethods.Contains(method)));
}
