using System.Globalization;
using System.Text;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Parsing;

namespace Swiper.Operations;

/// <summary>
/// Writes an event as one line (and the exception below it), redacted. Console and files show the same text; both take it from the one
/// thread behind the queue, so it is made once.
/// </summary>
internal sealed class LogFormatter : ITextFormatter
{
    private const string SourceContext = "SourceContext";

    private readonly StringBuilder _builder = new();
    private LogEvent? _last;
    private string _lastText = "";

    /// <inheritdoc/>
    public void Format(LogEvent logEvent, TextWriter output)
    {
        if (!ReferenceEquals(logEvent, _last))
        {
            _lastText = Redaction.Clean(Render(logEvent));
            _last = logEvent;
        }

        output.Write(_lastText);
    }

    private string Render(LogEvent logEvent)
    {
        _builder.Clear();
        using var writer = new StringWriter(_builder, CultureInfo.InvariantCulture);
        writer.Write(logEvent.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z '", CultureInfo.InvariantCulture));
        writer.Write(Name(logEvent.Level));
        writer.Write(' ');
        if (logEvent.Properties.TryGetValue(SourceContext, out var source) && source is ScalarValue { Value: string name })
        {
            writer.Write(name);
            writer.Write(": ");
        }

        foreach (var token in logEvent.MessageTemplate.Tokens)
        {
            Write(logEvent, token, writer);
        }

        writer.WriteLine();
        if (logEvent.Exception is { } exception)
        {
            writer.WriteLine(exception);
        }

        return writer.ToString();
    }

    private static void Write(LogEvent logEvent, MessageTemplateToken token, StringWriter writer)
    {
        if (token is PropertyToken property && logEvent.Properties.TryGetValue(property.PropertyName, out var value) && value is ScalarValue { Value: string text })
        {
            // A line is a line: what came from outside cannot start another.
            writer.Write(text.ReplaceLineEndings(" "));
        }
        else
        {
            token.Render(logEvent.Properties, writer, CultureInfo.InvariantCulture);
        }
    }

    private static string Name(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => "TRC",
        LogEventLevel.Debug => "DBG",
        LogEventLevel.Information => "INF",
        LogEventLevel.Warning => "WRN",
        LogEventLevel.Error => "ERR",
        _ => "FTL",
    };
}
