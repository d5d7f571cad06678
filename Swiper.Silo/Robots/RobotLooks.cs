using System.Collections.Immutable;

namespace Swiper.Silo.Robots;

/// <summary>What robots say of themselves.</summary>
internal static class RobotLooks
{
    /// <summary>Interests, few enough that two people often share some.</summary>
    public static ImmutableArray<string> Interests { get; } =
    [
        "跑步", "电影", "摄影", "旅行", "美食", "咖啡", "读书", "猫", "狗", "爬山", "游泳", "羽毛球",
        "吉他", "爵士乐", "话剧", "烘焙", "桌游", "滑雪", "骑行", "园艺", "瑜伽", "动漫", "编程", "天文",
    ];

    /// <summary>From two to five interests, separated by commas.</summary>
    /// <param name="choice">Any number that is not negative.</param>
    public static string InterestsOf(int choice)
    {
        // A step without a factor in common with the count meets no interest twice.
        var (count, step) = (2 + (choice / Interests.Length % 4), choice % 2 == 0 ? 5 : 7);
        return string.Join(',', Enumerable.Range(0, count).Select(n => Interests[(choice + (n * step)) % Interests.Length]));
    }

    /// <summary>Words about oneself.</summary>
    public static ImmutableArray<string> Bios { get; } =
    [
        "周末不是在山上，就是在去山上的路上。",
        "想找一个可以一起吃早饭的人。",
        "慢热，但熟了以后话很多。",
        "家里有一只很会掉毛的猫。",
        "刚搬来这座城市，求推荐好吃的小店。",
        "白天上班，晚上弹琴。",
        "喜欢雨天、旧书和热美式。",
        "每年给自己安排一次一个人的旅行。",
        "会做三菜一汤，洗碗归你。",
        "运动完的那口冰可乐是我的信仰。",
        "相信好好说话能解决大部分问题。",
        "在学第三门语言，进度感人。",
        "电影院最后一排常客。",
        "认真生活，偶尔发呆。",
        "先从一杯咖啡聊起？",
        "工科生，也写诗。",
    ];
}
