global using ErrorCode = Swiper.Grains.Interfaces.ErrorCode;
