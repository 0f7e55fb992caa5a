using System.Text;
using NanoDps.Host;
using NanoDps.Host.Mbed;

namespace System.Security.Cryptography.X509Certificates;

/// <summary>
/// One or more certificates: DER, or PEM text that ends with a zero byte. The properties are the
/// first one's; the others count for trust (A98).
/// </summary>
public class X509Certificate
{
    /// <summary>When it becomes valid, UTC.</summary>
    protected DateTime _effectiveDate = NoDate;

    /// <summary>When it ends, UTC.</summary>
    protected DateTime _expirationDate = NoDate;

    /// <summary>Nothing on the host.</summary>
    protected byte[]? _handle;

    /// <summary>Who has signed it.</summary>
    protected string? _issuer;

    /// <summary>Nothing on the host.</summary>
    protected byte[]? _sessionHandle;

    /// <summary>Whom it names.</summary>
    protected string? _subject;

    private readonly byte[]? _raw;

    /// <summary>Makes an empty one; a handshake with it fails (A63).</summary>
    public X509Certificate()
    {
    }

    /// <summary>Reads certificates. PEM text must end with a zero byte (A61).</summary>
    /// <exception cref="ArgumentException">There is no certificate in it (A100).</exception>
    public X509Certificate(byte[] certificate)
    {
        using var call = HostCall.Begin();
        _raw = certificate ?? throw DeviceMessages.NullReference();
        var read = CertificateReader.Read(certificate);
        _issuer = read.Issuer;
        _subject = read.Subject;
        _effectiveDate = read.NotBefore;
        _expirationDate = read.NotAfter;
    }

    /// <summary>Reads certificates from PEM text; the zero byte is added.</summary>
    /// <exception cref="ArgumentException">There is no certificate in it (A100).</exception>
    public X509Certificate(string certificate)
        : this(ToBytes(certificate))
    {
    }

    /// <summary>
    /// Who has signed it, as "C=CH, O=Org, CN=Name" in the order of the encoding (A95).
    /// </summary>
    public virtual string? Issuer => _issuer;

    /// <summary>Whom it names, in the same form.</summary>
    public virtual string? Subject => _subject;

    // default(DateTime) on a device (A99, D20).
    private static DateTime NoDate => new(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>When it becomes valid, UTC (A96).</summary>
    public virtual DateTime GetEffectiveDate() => _effectiveDate;

    /// <summary>When it ends, UTC (A96).</summary>
    public virtual DateTime GetExpirationDate() => _expirationDate;

    /// <summary>The bytes that the constructor got, not DER; null for an empty one (A97).</summary>
    public virtual byte[]? GetRawCertData() => _raw;

    internal static byte[] ToBytes(string text) =>
        [.. Encoding.UTF8.GetBytes(text ?? throw DeviceMessages.NullReference()), 0];
}
