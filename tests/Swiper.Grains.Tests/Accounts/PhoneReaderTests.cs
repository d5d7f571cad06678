using CsCheck;
using Microsoft.Extensions.Options;
using PhoneNumbers;
using Swiper.Grains.Accounts;

namespace Swiper.Grains.Tests.Accounts;

public sealed class PhoneReaderTests
{
    private static readonly PhoneReader Reader = ReaderOf(new AccountOptions());

    [Theory]
    [InlineData("13800138000", "+8613800138000")]
    [InlineData("+8613800138000", "+8613800138000")]
    [InlineData("+86 138-0013-8000", "+8613800138000")]
    [InlineData(" 8613800138000", "+8613800138000")]
    [InlineData("１３８００１３８０００", "+8613800138000")]
    [InlineData("＋８６　１３８（００１３）８０００", "+8613800138000")]
    [InlineData("\u202A+86 138 0013 8000\u202C", "+8613800138000")]
    [InlineData("008613800138000", "+8613800138000")]
    [InlineData("19912345678", "+8619912345678")]
    [InlineData("+14155552671", "+14155552671")]
    [InlineData(" 14155550123", "+14155550123")]
    [InlineData("+1 (415) 555-2671", "+14155552671")]
    [InlineData("+61412345678", "+61412345678")]
    [InlineData("+610412345678", "+61412345678")]
    [InlineData("+4407911123456", "+447911123456")]
    [InlineData("+44 (0)7911 123456", "+447911123456")]
    [InlineData("+49 0151 23456789", "+4915123456789")]
    [InlineData("+81 090-1234-5678", "+819012345678")]
    [InlineData("+39 347 123 4567", "+393471234567")]
    [InlineData("+852 5123 4567", "+85251234567")]
    public void TryRead_NumberThatReceivesSms_IsInE164(string typed, string e164)
    {
        Assert.True(Reader.TryRead(typed, out var read));
        Assert.Equal(e164, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("+")]
    [InlineData(" ")]
    [InlineData("1380013800")]
    [InlineData("138001380000")]
    [InlineData("12800138000")]
    [InlineData("10086")]
    [InlineData("110")]
    [InlineData("+8612800138000")]
    [InlineData("+861380013800")]
    [InlineData("+86138001380000")]
    [InlineData("8613800138000")]
    [InlineData("13800138000\n")]
    [InlineData("13800138000;ext=1")]
    [InlineData("tel:+8613800138000")]
    [InlineData("+1 415 555 2671 x12")]
    [InlineData("1-800-FLOWERS")]
    [InlineData("++14155552671")]
    [InlineData("+1+4155552671")]
    [InlineData("+1415555267a")]
    [InlineData("+12345678")]
    [InlineData("+1234567890123456")]
    [InlineData("+99912345678")]
    [InlineData("+02345678")]
    [InlineData("+881631234567")]
    [InlineData("+88213123456789")]
    [InlineData("+883510012345678")]
    [InlineData("+870773123456")]
    [InlineData("+87812345678901")]
    [InlineData("+979123456789")]
    [InlineData("+80012345678")]
    [InlineData("+80812345678")]
    [InlineData("+19005550123")]
    [InlineData("+18005550123")]
    [InlineData("+449012345678")]
    [InlineData("+8616812345678")]
    [InlineData("+8617401234567")]
    [InlineData("+8613491234567")]
    [InlineData("+861064601234")]
    [InlineData("+442079460123")]
    [InlineData("                                                               13800138000")]
    public void TryRead_AnythingElse_IsRefused(string? typed)
    {
        Assert.False(Reader.TryRead(typed, out var read));
        Assert.Null(read);
    }

    [Fact]
    public void TryRead_AnotherRegion_ReadsItsNationalNumbers()
    {
        var british = ReaderOf(new AccountOptions { Region = "GB" });

        Assert.True(british.TryRead("07911 123456", out var read));
        Assert.Equal("+447911123456", read);
        Assert.False(british.TryRead("13800138000", out _));
        Assert.True(british.TryRead("+8613800138000", out _));
    }

    [Fact]
    public void TryRead_CountriesAreListed_RefusesAllOthers()
    {
        var reader = ReaderOf(new AccountOptions { Countries = { 86, 852 } });

        Assert.True(reader.TryRead("13800138000", out _));
        Assert.True(reader.TryRead("+85251234567", out _));
        Assert.False(reader.TryRead("+14155552671", out _));
        Assert.False(reader.TryRead("+85366123456", out _));
    }

    /// <summary>The library's own example of a mobile number, for every region that has one.</summary>
    [Fact]
    public void TryRead_ExampleOfEachRegion_IsTakenInEverySpelling()
    {
        var library = PhoneNumberUtil.GetInstance();
        var examples = library.GetSupportedRegions().Select(region => library.GetExampleNumberForType(region, PhoneNumberType.MOBILE)).OfType<PhoneNumber>().ToList();

        Assert.True(examples.Count > 200);
        Gen.Select(Gen.Int[0, examples.Count - 1], Gen.Int[0, 2], Gen.String[Gen.Char[" -.()\u3000\u2010\u200E\u202C\u2069\uFEFF"], 0, 4], Gen.Int[0, 8], Gen.Bool).Sample(
            (index, format, noise, at, isWide) =>
            {
                var number = examples[index];
                var typed = library.Format(number, (PhoneNumberFormat)(format == 2 ? 0 : format));
                typed = typed.Insert(Math.Min(at, typed.Length), at == 0 ? noise.Replace(" ", "", StringComparison.Ordinal) : noise);
                typed = isWide ? string.Concat(typed.Select(digit => char.IsAsciiDigit(digit) ? (char)(digit - '0' + '\uFF10') : digit)) : typed;
                Assert.True(Reader.TryRead(typed, out var read), typed);
                Assert.Equal(library.Format(number, PhoneNumberFormat.E164), read);
                Assert.True(Reader.TryRead(read, out var again));
                Assert.Equal(read, again);
            },
            iter: 5_000);
    }

    [Theory]
    [InlineData("cn")]
    [InlineData("CHINA")]
    [InlineData("")]
    public void Rules_NoRegion_AreBroken(string region) =>
        Assert.Equal("Region", Assert.Single(new AccountOptions { Region = region }.Rules(), rule => !rule.IsMet).Setting);

    [Fact]
    public void Rules_NoCallingCode_AreBroken() =>
        Assert.Equal("Countries:1", Assert.Single(new AccountOptions { Countries = { 86, 999 } }.Rules(), rule => !rule.IsMet).Setting);

    private static PhoneReader ReaderOf(AccountOptions options) => new(Options.Create(options));
}
