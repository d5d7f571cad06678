using Swiper;
using Swiper.Silo;

return await SwiperHost.RunAsync(() => SwiperApi.Build(args));
