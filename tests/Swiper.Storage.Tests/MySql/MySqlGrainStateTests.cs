using Swiper.Storage.Tests.Sql;

namespace Swiper.Storage.Tests.MySql;

public sealed class MySqlGrainStateTests(MySqlServer server) : GrainStateTests(server);

public sealed class MySqlGrainStateMoveTests(MySqlServer server) : GrainStateMoveTests(server);

public sealed class MySqlGrainStateFailureTests(MySqlServer server) : GrainStateFailureTests(server);
