using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Swiper.Storage.Migrations;

/// <summary>One step of a schema; the number is the schema's version after the step, from 1.</summary>
internal sealed record Migration(int Number, string Sql);

/// <summary>The embedded migrations: <c>Migrations/{provider}/{number}-{name}.sql</c>.</summary>
internal static class MigrationCatalog
{
    internal static ImmutableArray<Migration> Of(StorageProvider provider)
    {
        var assembly = typeof(MigrationCatalog).Assembly;
        var folder = $"Migrations/{provider}/";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
                .Select(name => new Migration(NumberOf(name[folder.Length..]), Read(assembly, name)))
                .OrderBy(migration => migration.Number),
        ];
    }

    private static int NumberOf(string file) => int.Parse(file.AsSpan(0, file.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture);

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
