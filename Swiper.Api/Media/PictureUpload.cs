using System.Runtime.InteropServices;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using SkiaSharp;
using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces;

namespace Swiper.Api.Media;

/// <summary>
/// Reads the one file of an upload (RFC 7578) into memory, within its limit. The memory is not the collector's, which would keep megabytes of it until
/// it has time.
/// </summary>
internal static class PictureUpload
{
    /// <summary>The largest file that is accepted.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>The largest body that is read to its end, so that a photo slightly too large gets an answer rather than a broken connection.</summary>
    public const int MaxBodyBytes = 3 * MaxBytes;

    private const int MaxParts = 16;
    private const int ChunkBytes = 32 * 1024;

    /// <summary>Reads the file in a field, or says why there is none: first that the body is too large, whatever else is wrong with it.</summary>
    public static async Task<Result<SKData>> Read(HttpRequest request, string field)
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
    public static int? StatusOfSize(Result<SKData> upload) =>
        upload.Refusal?.Code is ErrorCode.FILE_REJECTED ? StatusCodes.Status413PayloadTooLarge : null;

    private static async Task<Result<SKData>> ReadForm(HttpRequest request, string field, CancellationToken aborted)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 70 } boundary)
        {
            return ErrorCode.FILE_NOT_FOUND;
        }

        try
        {
            return await Read(new MultipartReader(boundary.Value!, request.Body), field, aborted);
        }
        catch (Exception exception) when (IsMalformed(exception) && !aborted.IsCancellationRequested)
        {
            return Refusal.BadRequest(BodyReader.WholeBody);
        }
    }

    /// <summary>Whether the form is at fault, and not the request that carries it.</summary>
    private static bool IsMalformed(Exception exception) => exception is InvalidDataException or IOException and not BadHttpRequestException;

    private static async Task<Result<SKData>> Read(MultipartReader reader, string field, CancellationToken cancellationToken)
    {
        Result<SKData>? found = null;
        try
        {
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

                    found = await ReadFile(section.Body, cancellationToken);
                }
            }

            var file = found ?? ErrorCode.FILE_NOT_FOUND;
            found = null;
            return file;
        }
        finally
        {
            found?.Value?.Dispose();
        }
    }

    private static bool IsFile(MultipartSection section, string field) =>
        ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
        && disposition.IsFileDisposition()
        && HeaderUtilities.RemoveQuotes(disposition.Name) == field;

    private static async Task<Result<SKData>> ReadFile(Stream body, CancellationToken cancellationToken)
    {
        // Pages that are never written to take no memory.
        using var file = SKData.Create(MaxBytes);
        var chunk = new byte[ChunkBytes];
        var (length, isTooLarge) = (0, false);
        while (await body.ReadAsync(chunk, cancellationToken) is var read and > 0)
        {
            isTooLarge |= length + read > MaxBytes;
            if (!isTooLarge)
            {
                Marshal.Copy(chunk, 0, file.Data + length, read);
                length += read;
            }
        }

        return isTooLarge ? ErrorCode.FILE_REJECTED : file.Subset(0, (ulong)length);
    }
}
