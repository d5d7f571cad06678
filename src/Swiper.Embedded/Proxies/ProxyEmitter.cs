using System.Reflection;
using System.Reflection.Emit;
using Orleans.Runtime;

namespace Swiper.Embedded;

/// <summary>
/// Makes the class of references by one interface: for each method a request class that holds its arguments as fields and calls the method
/// on the grain, and a method that sends one.
/// </summary>
internal sealed class ProxyEmitter
{
    private const MethodAttributes Override =
        MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig | MethodAttributes.Final;

    private static readonly Type[] ProxyParameters = [typeof(TargetDirectory), typeof(IdSpan)];

    private readonly Type _interface;
    private readonly ModuleBuilder _module;
    private readonly List<(Type Request, MethodInfo Method)> _requests = [];

    public ProxyEmitter(Type grainInterface)
    {
        if (!grainInterface.IsInterface || grainInterface.ContainsGenericParameters)
        {
            throw new ArgumentException($"{grainInterface} is not a grain interface.", nameof(grainInterface));
        }

        _interface = grainInterface;
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName($"Proxies.{grainInterface.FullName}"), AssemblyBuilderAccess.Run);
        _module = assembly.DefineDynamicModule("Proxies");
        var methods = MethodsOf(grainInterface).ToList();
        AccessChecks.Lift(assembly, _module, methods.SelectMany(TypesOf).Append(grainInterface).Append(typeof(Engine)));
        Methods = methods;
    }

    private List<MethodInfo> Methods { get; }

    public Func<TargetDirectory, IdSpan, GrainReference> Emit()
    {
        var proxy = _module.DefineType($"{_interface.Name}Reference", TypeAttributes.Public | TypeAttributes.Sealed, typeof(ProxyBase), [_interface]);
        var constructor = EmitConstructor(proxy, typeof(ProxyBase), ProxyParameters);
        foreach (var method in Methods)
        {
            EmitSend(proxy, method, EmitRequest(method));
        }

        var factory = proxy.DefineMethod("Create", MethodAttributes.Public | MethodAttributes.Static, typeof(GrainReference), ProxyParameters);
        var il = factory.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Newobj, constructor);
        il.Emit(OpCodes.Ret);
        var type = proxy.CreateType();
        foreach (var (request, method) in _requests)
        {
            request.GetField("Method")!.SetValue(null, new GrainMethod(method));
        }

        return type.GetMethod("Create")!.CreateDelegate<Func<TargetDirectory, IdSpan, GrainReference>>();
    }

    private static IEnumerable<MethodInfo> MethodsOf(Type grainInterface) =>
        grainInterface.GetInterfaces().Prepend(grainInterface).SelectMany(type => type.GetMethods()).Where(method => !method.IsStatic);

    private static IEnumerable<Type> TypesOf(MethodInfo method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType).Append(method.DeclaringType!);

    private static ConstructorBuilder EmitConstructor(TypeBuilder type, Type baseType, Type[] parameters)
    {
        var constructor = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, parameters);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        for (var i = 1; i <= parameters.Length; i++)
        {
            il.Emit(OpCodes.Ldarg, i);
        }

        il.Emit(OpCodes.Call, ConstructorOf(baseType));
        il.Emit(OpCodes.Ret);
        return constructor;
    }

    private static ConstructorInfo ConstructorOf(Type type) =>
        type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Single();

    // class Request : SomeRequest<T> { static GrainMethod Method; fields; Request() : base(Method); Call(object grain) => ((I)grain).M(fields) }
    private EmittedRequest EmitRequest(MethodInfo method)
    {
        if (method.IsGenericMethod)
        {
            throw new NotSupportedException($"{_interface}.{method.Name}: generic grain methods are not supported.");
        }

        var kind = RequestKind.Of(method);
        var type = _module.DefineType(
            $"{_interface.Name}.{_requests.Count}.{method.Name}", TypeAttributes.Public | TypeAttributes.Sealed, kind.BaseType);
        var descriptor = type.DefineField("Method", typeof(GrainMethod), FieldAttributes.Public | FieldAttributes.Static);
        var constructor = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, Type.EmptyTypes);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldsfld, descriptor);
        il.Emit(OpCodes.Call, ConstructorOf(kind.BaseType));
        il.Emit(OpCodes.Ret);

        var fields = method.GetParameters().Select((parameter, i) => type.DefineField($"_{i}", parameter.ParameterType, FieldAttributes.Public)).ToArray();
        var call = type.DefineMethod("Call", Override, method.ReturnType, [typeof(object)]);
        il = call.GetILGenerator();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var field in fields)
        {
            il.Emit(OpCodes.Ldarg_0);
            if (field.FieldType == typeof(CancellationToken))
            {
                il.Emit(OpCodes.Call, RequestKind.CalleeToken);
            }
            else
            {
                il.Emit(OpCodes.Ldfld, field);
            }
        }

        il.Emit(OpCodes.Callvirt, method);
        il.Emit(OpCodes.Ret);
        _requests.Add((type.CreateType(), method));
        return new EmittedRequest(constructor, fields, kind.Send);
    }

    // R M(arguments) { var request = new Request(); request.fields = arguments; return Send(request, token); }
    private static void EmitSend(TypeBuilder proxy, MethodInfo method, EmittedRequest request)
    {
        var parameters = method.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        var send = proxy.DefineMethod($"{method.DeclaringType!.Name}.{method.Name}", Override | MethodAttributes.NewSlot, method.ReturnType, parameters);
        var il = send.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Newobj, request.Constructor);
        for (var i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldarg, i + 1);
            il.Emit(OpCodes.Stfld, request.Fields[i]);
        }

        var token = Array.IndexOf(parameters, typeof(CancellationToken));
        if (token >= 0)
        {
            il.Emit(OpCodes.Ldarg, token + 1);
        }
        else
        {
            il.Emit(OpCodes.Call, RequestKind.NoToken);
        }

        il.Emit(OpCodes.Call, request.Send);
        il.Emit(OpCodes.Ret);
        proxy.DefineMethodOverride(send, method);
    }

    private sealed record EmittedRequest(ConstructorBuilder Constructor, FieldBuilder[] Fields, MethodInfo Send);
}
