using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Tests.Architecture;

/// <summary>The rules of the house as functions: each takes what it judges and names every breach, so that it can be shown a planted one.</summary>
internal static class HouseRules
{
    /// <summary>Assemblies that are used but not on the list. A name on the list that ends in a dot is a beginning.</summary>
    public static IReadOnlyList<string> ReferencesBeyond(Assembly assembly, IReadOnlyCollection<string> allowed) =>
    [
        .. assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(name => !allowed.Any(a => a.EndsWith('.') ? name.StartsWith(a, StringComparison.Ordinal) : name == a))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Entities that are no business's own and not on the platform's short list.</summary>
    public static IReadOnlyList<string> EntitiesWithoutBusiness(IReadOnlyModel model, IReadOnlyCollection<Type> platform) =>
        [.. Entities(model).Where(e => !e.ClrType.IsAssignableTo(typeof(IBelongsToBusiness)) && !platform.Contains(e.ClrType)).Select(e => e.ClrType.Name)];

    public static IReadOnlyList<string> EntitiesWithoutFilter(IReadOnlyModel model) =>
    [
        .. Entities(model)
            .Where(e => e.ClrType.IsAssignableTo(typeof(IBelongsToBusiness)) && e.GetDeclaredQueryFilters().All(f => f.Key != "business"))
            .Select(e => e.ClrType.Name),
    ];

    /// <summary>Foreign keys between two rows of businesses that could point across: those without the business in them.</summary>
    public static IReadOnlyList<string> KeysThatCross(IReadOnlyModel model) =>
    [
        .. Entities(model)
            .Where(e => e.ClrType.IsAssignableTo(typeof(IBelongsToBusiness)))
            .SelectMany(e => e.GetForeignKeys())
            .Where(k => k.PrincipalEntityType.ClrType.IsAssignableTo(typeof(IBelongsToBusiness)) && k.Properties.All(p => p.Name != nameof(IBelongsToBusiness.BusinessId)))
            .Select(k => $"{k.DeclaringEntityType.ClrType.Name} → {k.PrincipalEntityType.ClrType.Name}"),
    ];

    /// <summary>Public sealed classes that do one thing: <c>RunAsync</c> or <c>Run</c>.</summary>
    public static IEnumerable<Type> UseCases(IEnumerable<Type> types) => types.Where(t => t is { IsClass: true, IsSealed: true, IsVisible: true } && Runs(t).Any());

    public static IReadOnlyList<string> NotRegistered(IEnumerable<Type> useCases, IServiceCollection services) =>
        [.. useCases.Where(u => !services.Any(s => s.ServiceType == u && s.Lifetime is ServiceLifetime.Singleton)).Select(u => u.Name)];

    /// <summary>Use cases of which some way in does not begin with who is asking.</summary>
    public static IReadOnlyList<string> WithoutCaller(IEnumerable<Type> useCases) =>
    [
        .. useCases.SelectMany(Runs)
            .Where(m => m.GetParameters() is not [var first, ..] || !first.ParameterType.IsAssignableTo(typeof(Caller)))
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}"),
    ];

    /// <summary>Instance fields that are not just what the constructor was given, and captured ones that are written later.</summary>
    public static IReadOnlyList<string> WithState(IEnumerable<Type> types) => [.. types.SelectMany(StateOf)];

    /// <summary>Types of an assembly, named by the type a person wrote, whose fields, signatures or code touch one of <paramref name="forbidden"/>.</summary>
    public static IReadOnlyList<string> TypesThatTouch(IEnumerable<Type> types, Func<Type, bool> forbidden) =>
    [
        .. types.Where(t => !t.IsNested)
            .Where(t => Il.WithNested(t).SelectMany(Il.TypesUsedBy).Any(forbidden))
            .Select(t => t.FullName!)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Types of which some code calls a member of this kind, named by the type a person wrote.</summary>
    public static IReadOnlyList<string> TypesThatCall(IEnumerable<Type> types, Func<MemberInfo, bool> isIt) =>
    [
        .. types.Where(t => !t.IsNested)
            .Where(t => Il.WithNested(t).SelectMany(Il.MethodsOf).SelectMany(Il.Operands).Any(o => isIt(o.Member)))
            .Select(t => t.FullName!)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Source files with more lines than a person reads in one go.</summary>
    public static IReadOnlyList<string> FilesLongerThan(int lines, string root, Func<string, bool> exempt) =>
    [
        .. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
            .Where(f => Path.GetExtension(f) is ".cs" or ".razor" or ".js" or ".css" or ".html")
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or "node_modules" || part is ['.', _, ..]) && !exempt(f))
            .Where(f => File.ReadLines(Path.Combine(root, f)).Count() > lines)
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<IReadOnlyEntityType> Entities(IReadOnlyModel model) => model.GetEntityTypes().Where(e => !e.IsOwned());

    private static IEnumerable<MethodInfo> Runs(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => m.Name is "RunAsync" or "Run");

    private static IEnumerable<string> StateOf(Type type)
    {
        var given = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).SelectMany(c => c.GetParameters()).Select(p => p.ParameterType).ToHashSet();
        var written = Il.WithNested(type).SelectMany(Il.MethodsOf).Where(m => m is not ConstructorInfo || m.DeclaringType != type)
            .SelectMany(Il.Operands).Where(o => o.Code == OpCodes.Stfld).Select(o => o.Member).ToHashSet();
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
        {
            // A parameter that a primary constructor captured is a field that the compiler does not mark read-only.
            var captured = field.IsDefined(typeof(CompilerGeneratedAttribute)) && field.Name.EndsWith(">P", StringComparison.Ordinal);
            if (!given.Contains(field.FieldType) || (!captured && !field.IsInitOnly) || written.Contains(field))
            {
                yield return $"{type.Name}.{field.Name}";
            }
        }
    }
}
