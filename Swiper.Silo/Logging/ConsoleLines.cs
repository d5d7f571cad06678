using System.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace Swiper.Silo.Logging;

/// <summary>Prints events. What a batch prints goes out in one write.</summary>
/// <param name="formatter">Makes the lines.</param>
internal sealed class ConsoleLines(ITextFormatter formatter) : ILogEventSink, IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly StreamWriter _output = new(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferBytes);

    public void Emit(LogEvent logEvent) => formatter.Format(logEvent, _output);

    public void Dispose()
    {
        Flush();
        _output.Dispose();
    }

    /// <summary>Ends a batch.</summary>
    public void Flush()
    {
        try
        {
            _output.Flush();
        }
        catch (IOException)
        {
            // The reader has closed the output; the files go on, and so does the server.
        }
    }
}
