using Swiper.Simulation;

return Command.Run(args);
