using System.Text;
using MySqlConnector;

namespace Swiper.Storage.MySql;

internal static class MySqlRowsExtensions
{
    /// <summary>Adds each row's values as parameters, and answers their names as a list of rows: <c>(@p0,@p1),(@p2,@p3)</c>.</summary>
    internal static string AddRows<TRow>(this MySqlCommand command, IEnumerable<TRow> rows, Func<TRow, object?[]> valuesOf)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.Append(text.Length == 0 ? "(" : ",(");
            var first = true;
            foreach (var value in valuesOf(row))
            {
                var name = $"@p{command.Parameters.Count}";
                command.Parameters.AddWithValue(name, value ?? DBNull.Value);
                text.Append(first ? "" : ",").Append(name);
                first = false;
            }
            text.Append(')');
        }
        return text.ToString();
    }
}
