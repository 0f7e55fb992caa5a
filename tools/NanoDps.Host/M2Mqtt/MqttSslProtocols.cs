namespace nanoFramework.M2Mqtt;

/// <summary>TLS version to ask for; only None, TLSv1_2 and TLSv1_3 can be used (B7).</summary>
public enum MqttSslProtocols
{
    /// <summary>TLS 1.3 only, in spite of its name (B8).</summary>
    None = 0,

    SSLv3 = 1,
    TLSv1_0 = 2,
    TLSv1_1 = 3,
    TLSv1_2 = 4,
    TLSv1_3 = 5,
}
