using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Swiper.Api.Pipeline;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Hosting;

/// <summary>Compares the log events of all projects: an alert on an id must not fire for another project's event.</summary>
public sealed class EventIdTests
{
    private static readonly Dictionary<string, (int First, int Last)> Ranges = new()
    {
        ["Swiper.Grains"] = (1000, 1999),
        ["Swiper.Api"] = (2000, 2999),
        ["Swiper.Silo"] = (3000, 3999),
        ["Swiper.Storage"] = (4000, 4999),
    };

    /// <summary>The one message that is not made by <see cref="LoggerMessageAttribute"/>.</summary>
    private static readonly (int Id, string Method) RequestServed = (EventIds.RequestServed, nameof(RequestLog));

    [Fact]
    public void EventIds_OfAllProjects_AreUnique()
    {
        var messages = Projects.All.SelectMany(MessagesOf).ToList();

        Assert.NotEmpty(messages);
        Assert.All(messages.GroupBy(message => message.Id), same => Assert.Single(same));
    }

    [Fact]
    public void EventIds_OfAProject_AreInItsRange() => Assert.All(Projects.All, project =>
    {
        var messages = MessagesOf(project).ToList();
        if (messages.Count > 0)
        {
            var (first, last) = Ranges[project.GetName().Name!];
            Assert.All(messages, message => Assert.InRange(message.Id, first, last));
        }
    });

    [Fact]
    public void EventIds_OfAProject_AreThoseItsMessagesHave() => Assert.All(Projects.All.Where(project => MessagesOf(project).Any()), project =>
    {
        var ids = project.GetType(project.GetName().Name + ".EventIds", throwOnError: true)!
            .GetFields(Projects.DeclaredMembers)
            .Select(field => Convert.ToInt32(field.GetRawConstantValue(), CultureInfo.InvariantCulture));
        Assert.Equal(ids.Order(), MessagesOf(project).Select(message => message.Id).Order());
    });

    private static IEnumerable<(int Id, string Method)> MessagesOf(Assembly project) =>
        from type in project.GetTypes()
        from message in type == typeof(RequestLog) ? [RequestServed] : MessagesOf(type)
        select message;

    private static IEnumerable<(int Id, string Method)> MessagesOf(Type type) =>
        from method in type.GetMethods(Projects.DeclaredMembers)
        let message = method.GetCustomAttribute<LoggerMessageAttribute>()
        where message is not null
        select (message.EventId, $"{type.FullName}.{method.Name}");
}
