using System.Net.Security;

namespace nanoFramework.M2Mqtt;

/// <summary>Translation of the client's TLS versions to those of SslStream.</summary>
public static class MqttSslUtility
{
    /// <summary>The value for SslStream.AuthenticateAsClient.</summary>
    /// <exception cref="ArgumentException">Anything but None, TLSv1_2 and TLSv1_3 (B7).</exception>
    public static SslProtocols ToSslPlatformEnum(MqttSslProtocols mqttSslProtocol) =>
        mqttSslProtocol switch
        {
            MqttSslProtocols.None => SslProtocols.None,
            MqttSslProtocols.TLSv1_2 => SslProtocols.Tls12,
            MqttSslProtocols.TLSv1_3 => SslProtocols.Tls13,
            _ => throw new ArgumentException("SSL/TLS protocol version not supported"),
        };
}
