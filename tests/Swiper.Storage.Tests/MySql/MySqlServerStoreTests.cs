using Swiper.Storage.Tests.Servers;

namespace Swiper.Storage.Tests.MySql;

public sealed class MySqlServerStoreTests(MySqlServer server) : ServerStoreTests(server);
