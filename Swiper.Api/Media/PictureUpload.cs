using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces;

namespace Swiper.Api.Media;

/// <summary>Reads the one file of an upload (RFC 7578) into memory, within its limit.</summary>
internal static class PictureUpload
{
    /// <summary>The largest file that is accepted.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>The largest body that is read to its end, so that a photo slightly too large gets an answer rather than a broken connection.</summary>
    public const int MaxBodyBytes = 3 * MaxBytes;

    private const int MaxParts = 16;
    private const int ChunkBytes = 32 * 1024;

    /// <summary>Reads the file in a field, or says why there is none: first that the body is too large, whatever else is wrong with it.</summary>
    public static async Task<Result<byte[]>> Read(HttpRequest request, string field)
    {
        var aborted = request.HttpContext.RequestAborted;
        try
        {
            var upload = await ReadForm(request, field, aborted);
            if (upload.Refusal is not null)
            {
                await request.Body.CopyToAsync(Stream.Null, aborted);
            }

            return upload;
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return ErrorCode.FILE_REJECTED;
        }
        catch (BadHttpRequestException)
        {
            return Refusal.BadRequest(BodyReader.WholeBody);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            BodyReader.MarkGone(request.HttpContext);
            throw;
        }
    }

    /// <summary>413 if the file was refused for its size alone, or null.</summary>
    public static int? StatusOfSize(Result<byte[]> upload) =>
        upload.Refusal?.Code is ErrorCode.FILE_REJECTED ? StatusCodes.Status413PayloadTooLarge : null;

    private static async Task<Result<byte[]>> ReadForm(HttpRequest request, string field, CancellationToken aborted)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 70 } boundary)
        {
            return ErrorCode.FILE_NOT_FOUND;
        }

        try
        {
            return await Read(new MultipartReader(boundary.Value!, request.Body), field, request.ContentLength, aborted);
        }
        catch (Exception exception) when (IsMalformed(exception) && !aborted.IsCancellationRequested)
        {
            return Refusal.BadRequest(BodyReader.WholeBody);
        }
    }

    /// <summary>Whether the form is at fault, and not the request that carries it.</summary>
    private static bool IsMalformed(Exception exception) => exception is InvalidDataException or IOException and not BadHttpRequestException;

    private static async Task<Result<byte[]>> Read(MultipartReader reader, string field, long? length, CancellationToken cancellationToken)
    {
        Result<byte[]>? found = null;
        for (var parts = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } section; parts++)
        {
            if (parts == MaxParts)
            {
                return Refusal.BadRequest(BodyReader.WholeBody);
            }

            if (IsFile(section, field))
            {
                if (found is not null)
                {
                    return Refusal.BadRequest(field);
                }

                found = await ReadFile(section.Body, length, cancellationToken);
            }
        }

        return found ?? ErrorCode.FILE_NOT_FOUND;
    }

    private static bool IsFile(MultipartSection section, string field) =>
        ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
        && disposition.IsFileDisposition()
        && HeaderUtilities.RemoveQuotes(disposition.Name) == field;

    private static async Task<Result<byte[]>> ReadFile(Stream body, long? length, CancellationToken cancellationToken)
    {
        // A file is nearly all of its body, so that much is set aside at once rather than copied as it grows.
        using var file = new MemoryStream((int)Math.Clamp(length ?? 0, 0, MaxBytes));
        var chunk = new byte[ChunkBytes];
        var isTooLarge = false;
        while (await body.ReadAsync(chunk, cancellationToken) is var read and > 0)
        {
            isTooLarge |= file.Length + read > MaxBytes;
            if (!isTooLarge)
            {
                file.Write(chunk, 0, read);
            }
        }

        return isTooLarge ? ErrorCode.FILE_REJECTED : file.ToArray();
    }
}
