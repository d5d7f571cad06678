namespace Swiper.Simulation.Plans;

/// <summary>What a client can ask for.</summary>
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
