using Swiper.Storage.MySql;
using Swiper.Storage.Sql;

namespace Swiper.Storage;

/// <content>The part of a build that has the driver.</content>
internal sealed partial class StoreOpener
{
    static partial void FindMySql(ref ServerProvider? provider) => provider = new MySqlProvider();
}
