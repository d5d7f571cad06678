using Swiper.Storage.Tests.Sql;

namespace Swiper.Storage.Tests.MySql;

public sealed class MySqlServerStoreTests(MySqlServer server) : ServerStoreTests(server);
