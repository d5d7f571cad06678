using Swiper.Storage.Tests.Postgres;

[assembly: AssemblyFixture(typeof(PostgresServer))]
