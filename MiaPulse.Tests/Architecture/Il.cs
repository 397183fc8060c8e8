using System.Reflection;
using System.Reflection.Emit;

namespace MiaPulse.Tests.Architecture;

/// <summary>What compiled code touches. Reading the code itself finds what fields and signatures do not show.</summary>
internal static class Il
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(o => o.Value);

    /// <summary>The type and what the compiler made of its lambdas and async methods.</summary>
    public static IEnumerable<Type> WithNested(Type type) => type.GetNestedTypes(Declared).SelectMany(WithNested).Prepend(type);

    /// <summary>The type that a person wrote: the outermost one.</summary>
    public static Type Written(Type type) => type.DeclaringType is { } outer ? Written(outer) : type;

    public static IEnumerable<MethodBase> MethodsOf(Type type) => type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared));

    /// <summary>Every type that stands in a type's fields, signatures or code, generic arguments included.</summary>
    public static HashSet<Type> TypesUsedBy(Type type)
    {
        var used = new HashSet<Type>();
        Add(used, type.BaseType);
        foreach (var one in type.GetInterfaces())
        {
            Add(used, one);
        }

        foreach (var field in type.GetFields(Declared))
        {
            Add(used, field.FieldType);
        }

        foreach (var method in MethodsOf(type))
        {
            AddSignature(used, method);
            foreach (var local in method.GetMethodBody()?.LocalVariables ?? [])
            {
                Add(used, local.LocalType);
            }

            foreach (var (_, member) in Operands(method))
            {
                AddMember(used, member);
            }
        }

        return used;
    }

    /// <summary>Each instruction of a method that names a member, with that member.</summary>
    public static IEnumerable<(OpCode Code, MemberInfo Member)> Operands(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il)
        {
            yield break;
        }

        var typeArguments = method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < il.Length;)
        {
            var code = il[at] == 0xFE ? OpCodesByValue[(short)(0xFE00 | il[at + 1])] : OpCodesByValue[il[at]];
            at += code.Size;
            switch (code.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    yield return (code, method.Module.ResolveMember(BitConverter.ToInt32(il, at), typeArguments, methodArguments)!);
                    at += 4;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BitConverter.ToInt32(il, at));
                    break;
                default:
                    at += SizeOf(code.OperandType);
                    break;
            }
        }
    }

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private static void AddSignature(HashSet<Type> used, MethodBase method)
    {
        Add(used, (method as MethodInfo)?.ReturnType);
        foreach (var parameter in method.GetParameters())
        {
            Add(used, parameter.ParameterType);
        }
    }

    private static void AddMember(HashSet<Type> used, MemberInfo member)
    {
        Add(used, member as Type ?? member.DeclaringType);
        if (member is FieldInfo field)
        {
            Add(used, field.FieldType);
        }

        if (member is not MethodBase method)
        {
            return;
        }

        AddSignature(used, method);
        foreach (var argument in method.IsGenericMethod ? method.GetGenericArguments() : [])
        {
            Add(used, argument);
        }
    }

    private static void Add(HashSet<Type> used, Type? type)
    {
        if (type is null || type.IsGenericParameter)
        {
            return;
        }

        if (type.HasElementType)
        {
            Add(used, type.GetElementType());
            return;
        }

        if (!used.Add(type) || !type.IsGenericType)
        {
            return;
        }

        Add(used, type.GetGenericTypeDefinition());
        foreach (var argument in type.GetGenericArguments())
        {
            Add(used, argument);
        }
    }
}
