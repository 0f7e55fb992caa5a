namespace System.Net.Security;

/// <summary>TLS versions; <see cref="None"/> means TLS 1.3 only (A28).</summary>
public enum SslProtocols
{
    None = 0,
    Tls = 192,
    Tls11 = 768,
    Tls12 = 3072,
    Tls13 = 12288,
}
