using System.Collections.Frozen;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Api.Contract;

/// <summary>What an app may show of each thing that can be wrong with a field, in both languages.</summary>
internal static class Messages
{
    private static readonly FrozenDictionary<FieldProblem, (string Chinese, string English)> Problems =
        new Dictionary<FieldProblem, (string, string)>
        {
            [FieldProblem.Unknown] = ("没有这个字段", "There is no such field"),
            [FieldProblem.WrongType] = ("类型不正确", "The value is of the wrong type"),
            [FieldProblem.Empty] = ("不能为空", "Must not be empty"),
            [FieldProblem.TooLong] = ("内容过长", "Is too long"),
            [FieldProblem.BadCharacters] = ("包含不允许的字符", "Has characters that are not allowed"),
            [FieldProblem.NotASex] = ("必须是 male、female 或 other", "Must be male, female or other"),
            [FieldProblem.NotADate] = ("不是有效日期", "Is not a real date"),
            [FieldProblem.YearMissing] = ("缺少出生年份", "A year of birth is needed"),
            [FieldProblem.TooYoung] = ("年龄不能小于 18 岁", "Must be at least 18 years old"),
            [FieldProblem.TooOld] = ("年龄不能大于 120 岁", "Must be at most 120 years old"),
            [FieldProblem.OutOfRange] = ("超出允许范围", "Is out of range"),
            [FieldProblem.MinAboveMax] = ("最小值不能大于最大值", "The minimum is above the maximum"),
            [FieldProblem.NotADatingSex] = ("必须是 male、female、other 或 any", "Must be male, female, other or any"),
            [FieldProblem.NotLookedFor] = ("必须是 relationship、friends 或 unsure", "Must be relationship, friends or unsure"),
            [FieldProblem.TooMany] = ("数量过多", "There are too many"),
        }.ToFrozenDictionary();

    public static string Of(FieldProblem problem, Language language) => In(language, Problems[problem]);

    private static string In(Language language, (string Chinese, string English) sentence) =>
        language is Language.English ? sentence.English : sentence.Chinese;
}
