using System.Collections.Immutable;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.CrashPoints;

/// <summary>A short scripted scenario.</summary>
/// <param name="Name">The name of the scenario.</param>
/// <param name="Steps">Operations in order; those with the same number run concurrently.</param>
internal sealed record Flow(string Name, ImmutableArray<(int At, int Who, OpKind Kind, int Target)> Steps);

/// <summary>Scenarios that together cover every kind of write.</summary>
internal static class Flows
{
    /// <summary>All scenarios. Before each, everybody completes a profile and is granted the highest level.</summary>
    public static IReadOnlyList<Flow> All { get; } =
    [
        new("signs up", [(0, 0, OpKind.GetInfo, 0)]),
        new("likes", [(0, 0, OpKind.Like, 1)]),
        new("likes back", [(0, 0, OpKind.Like, 1), (1, 1, OpKind.Like, 0)]),
        new("two like each other at once", [(0, 0, OpKind.Like, 1), (0, 1, OpKind.Like, 0)]),
        new("superlikes", [(0, 0, OpKind.Superlike, 1), (1, 1, OpKind.Like, 0)]),
        new("dislikes", [(0, 0, OpKind.Dislike, 1)]),
        new("takes a like back by a dislike", [(0, 0, OpKind.Like, 1), (1, 0, OpKind.Dislike, 1), (2, 1, OpKind.Like, 0)]),
        new("takes a like back", [(0, 0, OpKind.Like, 1), (1, 0, OpKind.RewindLast, 0)]),
        new("ends a friendship", [(0, 0, OpKind.Like, 1), (1, 1, OpKind.Like, 0), (2, 0, OpKind.Rewind, 1)]),
        new("ends a friendship while liked again", [(0, 0, OpKind.Like, 1), (1, 1, OpKind.Like, 0), (2, 0, OpKind.Rewind, 1), (2, 1, OpKind.Superlike, 0)]),
        new("likes, takes back, likes again", [(0, 0, OpKind.Like, 1), (1, 0, OpKind.RewindLast, 0), (2, 0, OpKind.Like, 1)]),
        new("both take back at once", [(0, 0, OpKind.Like, 1), (0, 1, OpKind.Like, 0), (1, 0, OpKind.Rewind, 1), (1, 1, OpKind.Rewind, 0)]),
        new("a like becomes a superlike", [(0, 0, OpKind.Like, 1), (1, 0, OpKind.Superlike, 1)]),
        new("a superlike with a note is taken back", [(0, 0, OpKind.Superlike, 1), (1, 0, OpKind.RewindLast, 0), (2, 0, OpKind.Superlike, 1)]),
        new("sees who likes them", [(0, 0, OpKind.Like, 1), (0, 2, OpKind.Superlike, 1), (1, 1, OpKind.GetLikes, 0), (2, 1, OpKind.Dislike, 0), (3, 1, OpKind.GetLikes, 0)]),
        new("asks who likes them while they are liked", [(0, 1, OpKind.GetLikes, 0), (0, 0, OpKind.Like, 1), (0, 2, OpKind.Superlike, 1), (1, 1, OpKind.GetLikes, 0)]),
        new("everybody likes one", [(0, 0, OpKind.Like, 1), (0, 2, OpKind.Like, 1), (0, 1, OpKind.Like, 0), (0, 1, OpKind.Like, 2)]),
        new("unfriends", [(0, 0, OpKind.Like, 1), (1, 1, OpKind.Like, 0), (2, 0, OpKind.Unfriend, 1), (3, 1, OpKind.Like, 0)]),
        new("unfriends while liked again", [(0, 0, OpKind.Like, 1), (1, 1, OpKind.Like, 0), (2, 0, OpKind.Unfriend, 1), (2, 1, OpKind.Superlike, 0)]),
        new("unfriends while a like is taken back", [(0, 0, OpKind.Like, 1), (1, 1, OpKind.Like, 0), (2, 0, OpKind.Unfriend, 1), (2, 1, OpKind.Rewind, 0), (3, 1, OpKind.GetDeck, 0)]),
        new("both unfriend at once", [(0, 0, OpKind.Like, 1), (1, 1, OpKind.Like, 0), (2, 0, OpKind.Unfriend, 1), (2, 1, OpKind.Unfriend, 0)]),
        new("blocks a stranger", [(0, 0, OpKind.Block, 1), (1, 1, OpKind.Like, 0), (1, 1, OpKind.GetDeck, 0), (2, 0, OpKind.GetBlocks, 0)]),
        new("blocks a friend", [(0, 0, OpKind.Like, 1), (1, 1, OpKind.Like, 0), (2, 0, OpKind.Block, 1), (3, 1, OpKind.Like, 0), (3, 1, OpKind.GetFriends, 0)]),
        new("blocks while liked", [(0, 0, OpKind.Block, 1), (0, 1, OpKind.Superlike, 0), (1, 1, OpKind.RewindLast, 0)]),
        new("both block at once", [(0, 0, OpKind.Like, 1), (1, 0, OpKind.Block, 1), (1, 1, OpKind.Block, 0), (2, 0, OpKind.Unblock, 1), (2, 1, OpKind.Unblock, 0)]),
        new("blocks, unblocks, likes again", [(0, 1, OpKind.Like, 0), (1, 0, OpKind.Block, 1), (2, 0, OpKind.Unblock, 1), (3, 0, OpKind.Like, 1)]),
        new("unfriends, blocks and unblocks", [(0, 0, OpKind.Like, 1), (0, 1, OpKind.Like, 0), (1, 0, OpKind.Unfriend, 1), (2, 0, OpKind.Block, 1), (3, 0, OpKind.Unblock, 1), (4, 0, OpKind.Like, 1)]),
        new("unblocks while liked", [(0, 0, OpKind.Block, 1), (1, 0, OpKind.Unblock, 1), (1, 1, OpKind.Like, 0), (2, 1, OpKind.GetDeck, 0)]),
        new("reports somebody with a picture", [(0, 1, OpKind.SetAvatar, 0), (1, 0, OpKind.Report, 1), (2, 1, OpKind.SetAvatar, 0), (3, 0, OpKind.Report, 1), (4, 1, OpKind.SweepPictures, 0)]),
        new("moves to another place", [(0, 0, OpKind.UpdateInfo, 0), (1, 0, OpKind.UpdateInfo, 1)]),
        new("two want one nickname", [(0, 0, OpKind.UpdateInfo, 0), (0, 1, OpKind.UpdateInfo, 0)]),
        new("sets a picture", [(0, 0, OpKind.SetAvatar, 0), (1, 0, OpKind.SetAvatar, 0)]),
        new("removes a picture", [(0, 0, OpKind.SetAvatar, 0), (1, 0, OpKind.RemoveAvatar, 0), (2, 0, OpKind.GetInfo, 0)]),
        new("adds and deletes a photo", [(0, 0, OpKind.AddPhoto, 0), (1, 0, OpKind.AddPhoto, 0), (2, 0, OpKind.OrderPhotos, 0), (3, 0, OpKind.DeletePhoto, 0), (4, 0, OpKind.SweepPictures, 0)]),
        new("a photo is reviewed", [(0, 0, OpKind.AddPhoto, 0), (0, 0, OpKind.AddPhoto, 0), (1, 1, OpKind.ReviewPhoto, 0), (2, 1, OpKind.ReviewPhoto, 0), (3, 0, OpKind.GetInfo, 0)]),
        new("leaves files behind", [(0, 0, OpKind.AbandonUpload, 0), (1, 0, OpKind.AddPhoto, 0), (2, 0, OpKind.AbandonDeletion, 0), (3, 1, OpKind.SweepPictures, 0)]),
        new("changes settings", [(0, 0, OpKind.UpdateSettings, 0), (1, 0, OpKind.GetDeck, 0)]),
        new("is granted a level", [(0, 0, OpKind.GrantVip, 1), (1, 1, OpKind.Superlike, 0)]),
        new("signs out and in again", [(0, 0, OpKind.Logout, 0), (1, 0, OpKind.GetInfo, 0), (2, 0, OpKind.LogoutAll, 0)]),
        new("changes their number", [(0, 0, OpKind.ChangePhone, 0), (1, 0, OpKind.GetInfo, 0), (2, 0, OpKind.ChangePhone, 0)]),
        new("a robot moves in", [(0, 0, OpKind.CreateRobot, 0), (1, 0, OpKind.SwipeDeck, 0)]),
        new("a town is swiped through", [(0, 0, OpKind.FillTown, 0), (1, 0, OpKind.SwipeThrough, 0), (1, 1, OpKind.SwipeThrough, 0)]),
        new("says where they are and moves", [(0, 0, OpKind.SetPosition, 0), (1, 0, OpKind.SetPosition, 0), (1, 1, OpKind.Widen, 0), (2, 1, OpKind.GetDeck, 0)]),
        new("travels and comes home", [(0, 0, OpKind.SetPosition, 0), (1, 0, OpKind.Travel, 0), (2, 0, OpKind.Travel, 0), (3, 0, OpKind.GetDeck, 0)]),
        new("is banned", [(0, 0, OpKind.Like, 1), (1, 2, OpKind.Ban, 1), (2, 0, OpKind.GetCard, 1), (3, 0, OpKind.GetDeck, 0), (4, 1, OpKind.GetInfo, 0)]),
        new("a friend is banned and let in again", [(0, 0, OpKind.Like, 1), (0, 1, OpKind.Like, 0), (1, 2, OpKind.Ban, 1), (2, 0, OpKind.Rewind, 1), (3, 2, OpKind.Unban, 1), (4, 1, OpKind.GetInfo, 0)]),
        new("is liked while being banned", [(0, 2, OpKind.Ban, 1), (0, 0, OpKind.Superlike, 1), (1, 2, OpKind.Unban, 1), (1, 1, OpKind.GetInfo, 0), (2, 0, OpKind.ReadAudit, 0)]),
        new("hides and shows again", [(0, 0, OpKind.Hide, 0), (1, 0, OpKind.Hide, 0), (2, 1, OpKind.GetDeck, 0)]),
    ];
}
