namespace Swiper.Simulation.Plans;

internal enum OpKind
{
    SendCode,
    Login,
    LoginWrong,
    LoginAgain,
    Logout,
    LogoutAll,
    GetInfo,
    GetInfoWithDeadSession,
    UpdateInfo,
    GetSettings,
    UpdateSettings,
    SetAvatar,
    GetDeck,
    SwipeDeck,
    Like,
    Superlike,
    Dislike,
    RewindLast,
    Rewind,
    Unfriend,
    GetFriends,
    GetCard,
    GrantVip,
    CreateRobot,
}
