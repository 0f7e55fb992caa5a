using System.Security.Cryptography.X509Certificates;
using System.Text;
using NanoDps.Host;

namespace System.Net.Security;

/// <summary>
/// The trusted certificates that the current device stores; they count beside those that a
/// handshake is given.
/// </summary>
public static class CertificateManager
{
    /// <summary>Replaces what is stored; each last byte is taken for a zero and left out.</summary>
    public static bool AddCaCertificateBundle(X509Certificate[] ca)
    {
        var bundle = new StringBuilder();

        foreach (var certificate in ca)
        {
            var raw = certificate.GetRawCertData()!;
            bundle.Append(Encoding.UTF8.GetString(raw, 0, raw.Length - 1));
        }

        return AddCaCertificateBundle(bundle.ToString());
    }

    /// <summary>
    /// Replaces what is stored; no zero byte is added, so PEM text is not understood.
    /// </summary>
    public static bool AddCaCertificateBundle(string ca) =>
        AddCaCertificateBundle(Encoding.UTF8.GetBytes(ca));

    /// <summary>Replaces what is stored: DER, or PEM text that ends with a zero byte.</summary>
    public static bool AddCaCertificateBundle(byte[] ca)
    {
        using var call = HostCall.Begin();
        HostDevice.Current.CaStore = [.. ca];
        return true;
    }
}
