using Swiper.Cloud.Tests.Support;

namespace Swiper.Cloud.Tests.Accounts;

public sealed class AliyunSignatureTests
{
    /// <summary>Verifies the test's own signature with the fixed example of "V3 request structure and signature".</summary>
    [Fact]
    public void Compute_DocumentedExample_IsTheDocumentedSignature()
    {
        var hash = AliyunSignature.HashOf([]);
        var signature = AliyunSignature.Compute(
            "YourAccessKeySecret",
            "POST",
            "/",
            [new("RegionId", "cn-shanghai"), new("ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd")],
            [
                new("host", "ecs.cn-shanghai.aliyuncs.com"),
                new("x-acs-action", "RunInstances"),
                new("x-acs-content-sha256", hash),
                new("x-acs-date", "2023-10-26T10:22:32Z"),
                new("x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d"),
                new("x-acs-version", "2014-05-26"),
            ],
            hash);

        Assert.Equal("06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0", signature);
    }
}
