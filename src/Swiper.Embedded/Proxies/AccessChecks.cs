using System.Reflection;
using System.Reflection.Emit;

namespace Swiper.Embedded;

/// <summary>Lets classes made at run time use internal types: grain interfaces and messages need not be public.</summary>
internal static class AccessChecks
{
    private const string AttributeName = "System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute";

    /// <summary>Lifts the checks of one assembly for everything these types are made of.</summary>
    public static void Lift(AssemblyBuilder assembly, ModuleBuilder module, IEnumerable<Type> types)
    {
        // The runtime knows the attribute by its name; there is no such type to refer to.
        var type = module.DefineType(AttributeName, TypeAttributes.NotPublic | TypeAttributes.Sealed, typeof(Attribute));
        var definition = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, [typeof(string)]);
        var il = definition.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(Attribute).GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, Type.EmptyTypes)!);
        il.Emit(OpCodes.Ret);
        var constructor = type.CreateType().GetConstructor([typeof(string)])!;
        foreach (var name in types.SelectMany(PartsOf).Select(part => part.Assembly.GetName().Name!).Distinct())
        {
            assembly.SetCustomAttribute(new CustomAttributeBuilder(constructor, [name]));
        }
    }

    private static IEnumerable<Type> PartsOf(Type type) =>
        (type.HasElementType ? PartsOf(type.GetElementType()!) : type.GenericTypeArguments.SelectMany(PartsOf)).Append(type);
}
