using CsCheck;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Discovery;

/// <summary>Deals under any order of questions, swipes and restarts, by one or several of the user's devices.</summary>
public sealed class DealPropertyTests
{
    private const int Iterations = 3_000;

    private static readonly Gen<int> People = Gen.Int[0, 60];
    private static readonly Gen<int?> PartSizes = Gen.Int[1, 25].Nullable();
    private static readonly Gen<byte[]> Steps = Gen.Byte.Array[0, 300];

    [Fact]
    public void OneDevice_WhateverItAsksAndWheneverItIsRestarted_IsShownEveryoneOnce() =>
        Gen.Select(People, PartSizes, Gen.Bool, Steps).Sample(
            (people, partSize, asksFirstGroup, steps) =>
            {
                var user = new DealtUser(people, partSize);
                var shown = new List<long>();
                Play(user, [new DeckApp(user, asksFirstGroup, shown)], steps, isSwipedAtOnce: false);

                Assert.Equal(Enumerable.Range(1, people).Select(id => (long)id), shown.Order());
            },
            iter: Iterations);

    [Fact]
    public void OneDevice_AfterOthersHaveLookedAndSwiped_IsShownEveryoneElseOnce() =>
        Gen.Select(People, PartSizes, Gen.Bool, Steps, Gen.Int[0, 7].Array[0, 8]).Sample(
            (people, partSize, asksFirstGroup, steps, looks) =>
            {
                var user = new DealtUser(people, partSize);
                foreach (var look in looks)
                {
                    switch (look)
                    {
                        case 6:
                            user.Restart();
                            break;
                        case 7 when user.Swiped < people:
                            user.Swipe(user.Swiped + 1);
                            break;
                        default:
                            user.Ask(look);
                            break;
                    }
                }

                var rest = Enumerable.Range(1, people).Select(id => (long)id).Skip(user.Swiped).ToList();
                var shown = new List<long>();
                Play(user, [new DeckApp(user, asksFirstGroup, shown)], steps, isSwipedAtOnce: false);

                Assert.Equal(rest, shown.Order());
            },
            iter: Iterations);

    [Fact]
    public void SeveralDevices_EachSwipesItsGroupBeforeAnotherAsks_AreShownEveryoneOnce() =>
        Gen.Select(People, PartSizes, Gen.Bool.Array[2, 4], Steps).Sample(
            (people, partSize, devices, steps) =>
            {
                var user = new DealtUser(people, partSize);
                var shown = new List<long>();
                Play(user, [.. devices.Select(asksFirstGroup => new DeckApp(user, asksFirstGroup, shown))], steps, isSwipedAtOnce: true);

                Assert.Equal(Enumerable.Range(1, people).Select(id => (long)id), shown.Order());
            },
            iter: Iterations);

    [Fact]
    public void TwoDevices_InAnyOrder_MissNobody() =>
        Gen.Select(People, PartSizes, Gen.Bool.Array[2, 2], Steps).Sample(
            (people, partSize, devices, steps) =>
            {
                var user = new DealtUser(people, partSize);
                Play(user, [.. devices.Select(asksFirstGroup => new DeckApp(user, asksFirstGroup, []))], steps, isSwipedAtOnce: false);

                Assert.Equal(people, user.Swiped);
            },
            iter: Iterations);

    [Fact]
    public void OneDevice_PeopleJoinAndSwipesAreTakenBack_MissesNobody() =>
        Gen.Select(People, PartSizes, Gen.Bool, Steps).Sample(
            (people, partSize, asksFirstGroup, steps) =>
            {
                var user = new DealtUser(people, partSize);
                var shown = new List<long>();
                var app = new DeckApp(user, asksFirstGroup, shown);
                var next = people;
                foreach (var step in steps.TakeWhile(_ => !app.IsDone))
                {
                    switch (step % 8)
                    {
                        case 0:
                            user.Restart();
                            break;
                        case 1:
                            user.Join(++next, step % next);
                            break;
                        case 2 when shown.Count > 0:
                            user.Rewind(shown[step % shown.Count]);
                            break;
                        default:
                            app.Step();
                            break;
                    }
                }

                Play(user, [app], [], isSwipedAtOnce: false);

                // Newcomers may join behind the groups shown; the next deal has them.
                Play(user, [new DeckApp(user, asksFirstGroup, shown)], [], isSwipedAtOnce: false);
                Assert.Equal(Enumerable.Range(1, next).Select(id => (long)id), shown.Distinct().Order());
            },
            iter: Iterations);

    [Fact]
    public void SameGroupAgain_AfterARestart_HasTheSamePeople() =>
        Gen.Select(People, PartSizes, Steps).Sample(
            (people, partSize, steps) =>
            {
                var user = new DealtUser(people, partSize);
                var dealt = new List<List<long>>();
                foreach (var step in steps)
                {
                    if (step % 3 == 0 || dealt.Count == 0)
                    {
                        dealt.Add([.. user.Ask(dealt.Count)]);
                        continue;
                    }

                    var swiped = dealt[step % dealt.Count];
                    if (swiped.Count > 0)
                    {
                        user.Swipe(swiped[step % swiped.Count]);
                        swiped.RemoveAt(step % swiped.Count);
                        AskAgain(step % dealt.Count);
                        user.Restart();
                        AskAgain(step % dealt.Count);

                        // The app goes on where it was, so that swipes find everyone's place.
                        user.Ask(dealt.Count);
                    }
                }

                void AskAgain(int group)
                {
                    // Asking for group 0 would deal again; a group without people is not known as shown after a restart.
                    if (group > 0 && dealt[group].Count > 0)
                    {
                        Assert.Equal(dealt[group], user.Ask(group));
                    }
                }
            },
            iter: Iterations);

    /// <summary>Takes the steps, some of which restart the server, and then lets every device go on until nobody is left for it.</summary>
    private static void Play(DealtUser user, DeckApp[] apps, byte[] steps, bool isSwipedAtOnce)
    {
        foreach (var step in steps)
        {
            var app = apps[step % apps.Length];
            if (step >= 0xD0)
            {
                user.Restart();
            }
            else if (!app.IsDone)
            {
                Take(app);
            }
        }

        // Each step asks for a further group or swipes a person, so this ends.
        while (Array.Find(apps, app => !app.IsDone) is { } app)
        {
            Take(app);
        }

        void Take(DeckApp app)
        {
            do
            {
                app.Step();
            }
            while (isSwipedAtOnce && !app.HasEmptyHand);
        }
    }
}
