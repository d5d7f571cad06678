using Swiper.Silo.Hosting;

namespace Swiper.Api.Hosting;

/// <summary>Says aloud that a server which shows codes to whoever asks can be reached from other machines.</summary>
internal static class DevelopmentWarning
{
    /// <summary>Writes one line when the server has started, if it is one of Development and listens on more than loopback.</summary>
    internal static void WarnOfDevelopment(this WebApplication app, TextWriter errors)
    {
        if (app.Environment.IsDevelopment())
        {
            app.Lifetime.ApplicationStarted.Register(() =>
            {
                if (Describe(app.Urls) is { } warning)
                {
                    errors.WriteLine(warning);
                }
            });
        }
    }

    /// <summary>The line for the addresses a server listens on, or null if all are loopback.</summary>
    internal static string? Describe(IEnumerable<string> urls)
    {
        var open = urls.Where(url => !new ListenAddress(WebHostDefaults.ServerUrlsKey, url).IsLoopback).ToList();
        return open.Count == 0
            ? null
            : $"swiper: WARNING: this Development server listens on {string.Join(", ", open)}, so anybody who reaches it can sign in as anybody: "
                + "codes are shown to whoever asks. Use --urls http://127.0.0.1:8000, or --environment Production.";
    }
}
