using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Swiper.Api.Accounts;
using Swiper.Api.Media;

namespace Swiper.Api.Tests.Support;

/// <summary>Signers of pictures' addresses with the key of the servers that tests start.</summary>
internal static class Signers
{
    internal static PictureSigner At(TimeProvider time)
    {
        var services = new ServiceCollection();
        var settings = new Dictionary<string, string?> { ["Auth:SigningKey"] = Convert.ToBase64String(SwiperServer.SigningKey) };
        SigningKey.Add(services, new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return new PictureSigner(services.BuildServiceProvider().GetRequiredService<SigningKey>(), time);
    }
}
