using Swiper.Storage.Tests.Sql;

namespace Swiper.Storage.Tests.Postgres;

public sealed class PostgresServerStoreTests(PostgresServer server) : ServerStoreTests(server);
