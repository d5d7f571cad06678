using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Swiper.Api.Contract;
using Swiper.Grains.Interfaces;

namespace Swiper.Api.Pipeline;

/// <summary>
/// Writes the envelope straight to the response. The buffer and the writers belong to the thread and are never held across an await, so an
/// answer allocates nothing of its own.
/// </summary>
internal static class EnvelopeWriter
{
    /// <summary>A larger buffer is dropped after use: one large answer must not hold memory for ever.</summary>
    private const int KeptBufferBytes = 64 * 1024;

    private const string JsonUtf8 = "application/json; charset=utf-8";

    [ThreadStatic]
    private static Scratch? _scratch;

    /// <summary>Answers success.</summary>
    public static Task Write<T>(HttpContext context, T data, JsonTypeInfo<T> type)
    {
        var state = RequestState.Of(context);
        var scratch = Begin(state.IsIndented, out var writer);
        writer.WriteStartObject();
        writer.WriteNumber("code"u8, (int)ErrorCode.Ok);
        writer.WritePropertyName("data"u8);
        JsonSerializer.Serialize(writer, data, type);
        writer.WriteEndObject();
        return Send(context, StatusCodes.Status200OK, scratch, writer);
    }

    /// <summary>Answers a refusal, in the language the request asks for.</summary>
    /// <param name="context">The request.</param>
    /// <param name="refusal">The refusal.</param>
    /// <param name="status">The HTTP status, or null for the code's usual one.</param>
    public static Task Write(HttpContext context, Refusal refusal, int? status = null)
    {
        var state = RequestState.Of(context);
        state.Code = refusal.Code;
        var language = Languages.Choose(context.Request.Headers.AcceptLanguage);
        RefusalContract.SetRetryAfter(context, refusal, state.Services.Time);
        context.Response.Headers.ContentLanguage = language.Tag();
        var scratch = Begin(state.IsIndented, out var writer);
        writer.WriteStartObject();
        writer.WriteNumber("code"u8, (int)refusal.Code);
        writer.WritePropertyName("data"u8);
        RefusalContract.WriteData(writer, refusal, language, context.TraceIdentifier);
        writer.WriteString("message"u8, Codes.SentenceOf(refusal.Code, language));
        writer.WriteEndObject();
        return Send(context, status ?? Codes.StatusOf(refusal.Code), scratch, writer);
    }

    /// <summary>Answers JSON without the envelope, for the few answers outside the contract.</summary>
    public static Task WriteBare<T>(HttpContext context, T data, JsonTypeInfo<T> type)
    {
        var scratch = Begin(RequestState.Of(context).IsIndented, out var writer);
        JsonSerializer.Serialize(writer, data, type);
        return Send(context, StatusCodes.Status200OK, scratch, writer);
    }

    private static Scratch Begin(bool isIndented, out Utf8JsonWriter writer)
    {
        var scratch = _scratch ??= new Scratch();
        scratch.Buffer.ResetWrittenCount();
        writer = isIndented ? scratch.Indented : scratch.Compact;
        writer.Reset(scratch.Buffer);
        return scratch;
    }

    private static Task Send(HttpContext context, int status, Scratch scratch, Utf8JsonWriter writer)
    {
        writer.Flush();
        var body = scratch.Buffer.WrittenSpan;
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = JsonUtf8;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            response.BodyWriter.Write(body);
        }

        if (scratch.Buffer.Capacity > KeptBufferBytes)
        {
            _scratch = null;
        }

        return Task.CompletedTask;
    }

    private sealed class Scratch
    {
        // Chinese is written as it is, not as escapes: safe, since the answer is JSON by type and is never sniffed.
        private static readonly JsonWriterOptions CompactOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        private static readonly JsonWriterOptions IndentedOptions = CompactOptions with { Indented = true };

        public Scratch()
        {
            Compact = new Utf8JsonWriter(Buffer, CompactOptions);
            Indented = new Utf8JsonWriter(Buffer, IndentedOptions);
        }

        public ArrayBufferWriter<byte> Buffer { get; } = new(1024);

        public Utf8JsonWriter Compact { get; }

        public Utf8JsonWriter Indented { get; }
    }
}
