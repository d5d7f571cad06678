using Swiper.Storage.Tests.Servers;

namespace Swiper.Storage.Tests.Postgres;

public sealed class PostgresServerStoreTests(PostgresServer server) : ServerStoreTests(server);
