using Swiper.Storage.Tests.Sql;

namespace Swiper.Storage.Tests.Postgres;

public sealed class PostgresGrainStateTests(PostgresServer server) : GrainStateTests(server);

public sealed class PostgresGrainStateMoveTests(PostgresServer server) : GrainStateMoveTests(server);

public sealed class PostgresGrainStateFailureTests(PostgresServer server) : GrainStateFailureTests(server);
