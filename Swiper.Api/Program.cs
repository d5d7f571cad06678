using Swiper.Api;
using Swiper.Silo.Hosting;

return await SwiperHost.RunAsync(() => SwiperApi.Build(args));
