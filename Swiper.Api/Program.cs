using Swiper.Api;
using Swiper.Silo.Hosting;

return await SwiperHost.Run(() => SwiperApi.Build(args));
