using System.Buffers;
using System.Text;
using Microsoft.Net.Http.Headers;
using Swiper.Api.Contract;

namespace Swiper.Api.Pipeline;

/// <summary>Parses the fields of a request's query or body.</summary>
internal static class BodyReader
{
    /// <summary>The parameter that a refusal names if no single field is at fault.</summary>
    public const string WholeBody = "body";

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Parses the query; null if it is malformed.</summary>
    public static Fields? ReadQuery(HttpRequest request)
    {
        var query = request.QueryString.Value;
        if (string.IsNullOrEmpty(query))
        {
            return Fields.None;
        }

        var fields = new Fields();
        return UrlEncoded.TryRead(Encoding.UTF8.GetBytes(query).AsSpan(1), fields) ? fields : null;
    }

    /// <summary>Parses the body; null if it is malformed, too large, or of an unsupported type.</summary>
    public static async ValueTask<Fields?> ReadBody(HttpRequest request)
    {
        var reader = request.BodyReader;
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(request.HttpContext.RequestAborted);
                if (read.IsCompleted)
                {
                    var fields = Parse(request.ContentType, read.Buffer);
                    reader.AdvanceTo(read.Buffer.End);
                    return fields;
                }

                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (BadHttpRequestException)
        {
            // Over Kestrel's size limit, under its data rate, or badly framed.
            return null;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            MarkGone(request.HttpContext);
            throw;
        }
    }

    /// <summary>
    /// Cancels a request whose body could not be read to its end because the client left. Kestrel tells whoever reads the body first and the
    /// request's own token later, and until then a client that left would look like a fault of the server.
    /// </summary>
    public static void MarkGone(HttpContext context) => context.RequestAborted = new CancellationToken(canceled: true);

    private static Fields? Parse(string? contentType, ReadOnlySequence<byte> body)
    {
        if (body.IsEmpty)
        {
            return Fields.None;
        }

        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !IsUtf8(type))
        {
            return null;
        }

        var fields = new Fields();
        if (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return JsonFields.TryRead(WithoutByteOrderMark(body), fields) ? fields : null;
        }

        if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            return UrlEncoded.TryRead(body.IsSingleSegment ? body.FirstSpan : body.ToArray(), fields) ? fields : null;
        }

        return null;
    }

    /// <summary>Whether the text is in UTF-8, by the name that it has and the one that many clients write.</summary>
    private static bool IsUtf8(MediaTypeHeaderValue type)
    {
        var charset = HeaderUtilities.RemoveQuotes(type.Charset);
        return charset.Length == 0
            || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySequence<byte> WithoutByteOrderMark(ReadOnlySequence<byte> body) =>
        body.FirstSpan.StartsWith(ByteOrderMark) ? body.Slice(ByteOrderMark.Length) : body;
}
