using System.Globalization;
using System.Text;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Parsing;

namespace Swiper.Silo.Logging;

/// <summary>
/// Writes an event as one line (and the exception below it), redacted. Console and files show the same text; both take it from the one
/// thread behind the queue, so it is made once.
/// </summary>
internal sealed class LogFormatter : ITextFormatter
{
    private const string SourceContext = "SourceContext";

    /// <summary>Longer than any number or time of ours.</summary>
    private const int FormattedLength = 64;

    private readonly StringBuilder _line = new();
    private LogEvent? _last;
    private string _lastText = "";

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
        _line.Clear();
        _line.Append(CultureInfo.InvariantCulture, $"{logEvent.Timestamp.UtcDateTime:s}.{logEvent.Timestamp.Millisecond:000}Z {Name(logEvent.Level)} ");
        if (logEvent.Properties.TryGetValue(SourceContext, out var source) && source is ScalarValue { Value: string name })
        {
            _line.Append(name).Append(": ");
        }

        foreach (var token in logEvent.MessageTemplate.Tokens)
        {
            Append(logEvent, token);
        }

        _line.AppendLine();
        if (logEvent.Exception is { } exception)
        {
            _line.AppendLine(exception.ToString());
        }

        return _line.ToString();
    }

    private void Append(LogEvent logEvent, MessageTemplateToken token)
    {
        switch (token)
        {
            case TextToken text:
                _line.Append(text.Text);
                break;
            case PropertyToken property when logEvent.Properties.TryGetValue(property.PropertyName, out var value) && value is ScalarValue scalar:
                Append(scalar.Value, property.Format);
                break;
            default:
                using (var writer = new StringWriter(_line, CultureInfo.InvariantCulture))
                {
                    token.Render(logEvent.Properties, writer, CultureInfo.InvariantCulture);
                }

                break;
        }
    }

    private void Append(object? value, string? format)
    {
        Span<char> formatted = stackalloc char[FormattedLength];
        switch (value)
        {
            case string text:
                // A line is a line: what came from outside cannot start another.
                _line.Append(text.AsSpan().ContainsAny('\r', '\n') ? text.ReplaceLineEndings(" ") : text);
                break;
            case ISpanFormattable formattable when formattable.TryFormat(formatted, out var length, format, CultureInfo.InvariantCulture):
                _line.Append(formatted[..length]);
                break;
            case IFormattable formattable:
                _line.Append(formattable.ToString(format, CultureInfo.InvariantCulture));
                break;
            default:
                _line.Append(value);
                break;
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
