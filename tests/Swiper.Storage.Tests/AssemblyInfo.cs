using Swiper.Storage.Tests.MySql;
using Swiper.Storage.Tests.Postgres;

[assembly: AssemblyFixture(typeof(MySqlServer))]
[assembly: AssemblyFixture(typeof(PostgresServer))]
