using System.Text.Json.Serialization.Metadata;
using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces;

namespace Swiper.Api.Contract;

/// <summary>What a handler answers: data or a refusal, in the envelope.</summary>
internal static class Answer
{
    /// <summary>Success without data.</summary>
    public static IResult Nothing { get; } = new Success<object?>(null, ApiJson.Default.Object!);

    /// <summary>Success.</summary>
    public static IResult Ok<T>(T data, JsonTypeInfo<T> type) => new Success<T>(data, type);

    /// <summary>A refusal.</summary>
    public static IResult Refuse(Refusal refusal, int? status = null) => new Refused(refusal, status);

    /// <summary>A refusal that is fully described by its code.</summary>
    public static IResult Refuse(ErrorCode code, int? status = null) => new Refused(new Refusal(code), status);

    /// <summary>What a grain answered, as the contract shows it.</summary>
    public static IResult Of<T, TView>(Result<T> result, Func<T, TView> view, JsonTypeInfo<TView> type) =>
        result.Refusal is { } refusal ? Refuse(refusal) : new Success<TView>(view(result.Value!), type);

    /// <summary>What a grain answered, as the contract shows it with something else, such as the addresses of pictures.</summary>
    public static IResult Of<T, TWith, TView>(Result<T> result, TWith with, Func<T, TWith, TView> view, JsonTypeInfo<TView> type) =>
        result.Refusal is { } refusal ? Refuse(refusal) : new Success<TView>(view(result.Value!, with), type);

    /// <summary>JSON without the envelope, for the few answers outside the contract.</summary>
    public static IResult Bare<T>(T data, JsonTypeInfo<T> type) => new BareJson<T>(data, type);

    private sealed class Success<T>(T data, JsonTypeInfo<T> type) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => EnvelopeWriter.Write(httpContext, data, type);
    }

    private sealed class BareJson<T>(T data, JsonTypeInfo<T> type) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => EnvelopeWriter.WriteBare(httpContext, data, type);
    }

    private sealed class Refused(Refusal refusal, int? status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => EnvelopeWriter.Write(httpContext, refusal, status);
    }
}
