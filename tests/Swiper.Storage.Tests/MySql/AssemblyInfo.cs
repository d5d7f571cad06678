using Swiper.Storage.Tests.MySql;

[assembly: AssemblyFixture(typeof(MySqlServer))]
