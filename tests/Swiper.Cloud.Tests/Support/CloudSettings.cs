namespace Swiper.Cloud.Tests.Support;

/// <summary>The settings of a production server that uses the two stand-ins.</summary>
internal static class CloudSettings
{
    public static string[] Of(string dataFolder, AliyunServer aliyun, QiniuServer qiniu) =>
    [
        "--environment", "Production",
        "--urls", "http://127.0.0.1:0",
        "--Data", dataFolder,
        "--Logging:LogLevel:Default", "Warning",
        "--Sms:Provider", "Aliyun",
        "--Sms:Aliyun:AccessKeyId", AliyunServer.AccessKeyId,
        "--Sms:Aliyun:AccessKeySecret", AliyunServer.AccessKeySecret,
        "--Sms:Aliyun:SignName", "Swiper",
        "--Sms:Aliyun:TemplateCode", "SMS_1",
        "--Sms:Aliyun:Endpoint", aliyun.Host,
        "--Sms:Aliyun:UseHttps", "false",
        "--Media:Provider", "Qiniu",
        "--Media:Qiniu:AccessKey", QiniuServer.AccessKey,
        "--Media:Qiniu:SecretKey", QiniuServer.SecretKey,
        "--Media:Qiniu:Bucket", QiniuServer.Bucket,
        "--Media:Qiniu:Domain", "https://img.example.com",
        "--Media:Qiniu:UploadHost", qiniu.Host,
        "--Media:Qiniu:ManageHost", qiniu.Host,
        "--Media:Qiniu:UseHttps", "false",
    ];
}
