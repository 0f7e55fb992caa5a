namespace NanoDps.Host.Mbed;

/// <summary>The three libraries of one version of mbedTLS, loaded.</summary>
internal sealed record MbedTlsHandles(nint Tls, nint X509, nint Crypto);
