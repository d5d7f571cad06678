using System.Globalization;
using System.Numerics;

namespace Swiper.Silo.Robots;

/// <summary>Chinese names. A run walks through all there are, in an order of its own, before it numbers them: no two of its names are the same.</summary>
internal static class RobotNames
{
    private const string Surnames =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖"
        + "石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严欧莫孔向汤";

    private const string MaleGiven =
        "伟强磊军洋勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆旭宁峰威成亮建国志文博海山仁彬富顺信良毅生昌晨松善厚庆民友裕河哲浪律义兴";

    private const string FemaleGiven =
        "芳娜敏静丽艳娟霞秀燕玲婷雪琳莉洁莹丹萍红玉兰桂英梅菊凤香月莺媛瑞佳嘉琼勤珍贞桃倩雁蓉眉君琴蕊薇菁梦岚苑筠柔竹霭凝晓欢霄枫";

    /// <summary>A name for a place in a run.</summary>
    /// <param name="index">The place.</param>
    /// <param name="order">What makes the run's order its own; any number.</param>
    /// <param name="isMale">Whose name.</param>
    public static string Of(int index, uint order, bool isMale)
    {
        var given = isMale ? MaleGiven : FemaleGiven;
        var count = (uint)(Surnames.Length * given.Length * given.Length);
        var place = (int)((((ulong)index * StepOf(order, count)) + order) % count);
        var (rest, surname) = int.DivRem(place, Surnames.Length);
        var (second, first) = int.DivRem(rest, given.Length);
        var name = string.Concat(Surnames.AsSpan(surname, 1), given.AsSpan(first, 1), given.AsSpan(second, 1));
        var round = (uint)index / count;
        return round == 0 ? name : name + (round + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A step without a factor in common with the count, so that the walk meets every name once.</summary>
    private static uint StepOf(uint order, uint count)
    {
        var step = (count / 4) + (order % (count / 2));
        while (!BigInteger.GreatestCommonDivisor(step, count).IsOne)
        {
            step++;
        }

        return step;
    }
}
