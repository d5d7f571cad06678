using Swiper.Cloud.Tests.Support;

namespace Swiper.Cloud.Tests.Media;

public sealed class QiniuSignatureTests
{
    /// <summary>Verifies the test's own tokens with the "upload token" example of Qiniu's documentation.</summary>
    [Fact]
    public void Sign_DocumentedUploadPolicy_IsTheDocumentedSignature() => Assert.Equal(
        "wQ4ofysef1R7IKnrziqtomqyDvI=",
        QiniuSignature.Sign(
            "MY_SECRET_KEY",
            "eyJzY29wZSI6Im15LWJ1Y2tldDpzdW5mbG93ZXIuanBnIiwiZGVhZGxpbmUiOjE0NTE0OTEyMDAsInJldHVybkJvZHkiOiJ7XCJuYW1lXCI6JChmbmFtZSksXCJzaXplXCI6"
            + "JChmc2l6ZSksXCJ3XCI6JChpbWFnZUluZm8ud2lkdGgpLFwiaFwiOiQoaW1hZ2VJbmZvLmhlaWdodCksXCJoYXNoXCI6JChldGFnKX0ifQ=="));
}
