namespace Swiper.Storage.Migrations;

/// <summary>One step of a schema.</summary>
/// <param name="Number">The schema's version after it; the first is 1.</param>
/// <param name="Sql">The statements, in the database's dialect.</param>
internal sealed record Migration(int Number, string Sql);
