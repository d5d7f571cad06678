namespace Swiper.Api.Pipeline;

/// <summary>
/// Answers HEAD on every route that answers GET, with the same status and headers. Routing, limits and handlers are shown a GET; the server
/// knows better and sends no body.
/// </summary>
internal sealed class HeadRequests(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) => HttpMethods.IsHead(context.Request.Method) ? ServeAsGet(context) : next(context);

    private async Task ServeAsGet(HttpContext context)
    {
        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
        }
    }
}
